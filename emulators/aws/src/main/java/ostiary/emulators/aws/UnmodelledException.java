package ostiary.emulators.aws;

import java.io.Serial;

/// A request uses an AWS feature that the emulator does not implement.
public final class UnmodelledException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /// Creates the exception for the unsupported part of a request.
    public UnmodelledException(String what) {
        super(what);
    }
}
