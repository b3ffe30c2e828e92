package ostiary.core.password;

import ostiary.core.UnavailableException;

/// The limit of concurrent password hashes is reached.
public final class HasherBusyException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    public HasherBusyException() {
        super("all password hashing slots are taken", null);
    }
}
