package ostiary.emulators.aws;

import java.io.Serial;

/// A function asked for something that AWS may know and this model doesn't.
public final class UnmodelledException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /// What it was.
    public UnmodelledException(String what) {
        super(what);
    }
}
