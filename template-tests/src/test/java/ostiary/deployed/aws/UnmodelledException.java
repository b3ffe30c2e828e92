package ostiary.deployed.aws;

import java.io.Serial;

/// A function asked for something that AWS may know and this model doesn't.
final class UnmodelledException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnmodelledException(String what) {
        super(what);
    }
}
