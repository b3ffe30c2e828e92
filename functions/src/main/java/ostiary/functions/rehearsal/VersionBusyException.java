package ostiary.functions.rehearsal;

import ostiary.blueprint.ServiceFunction;

/// Lambda has no room to run a version, or has to make its snapshot anew. Nothing has run.
public final class VersionBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param cause what Lambda answered
    public VersionBusyException(ServiceFunction function, Throwable cause) {
        super(function.id() + " has no room to run", cause);
    }
}
