package ostiary.cli.accept;

import java.io.Serial;

/// It is not as asserted. The message says what was seen instead.
final class RefutedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    RefutedException(String seen) {
        super(seen);
    }

    /// @throws RefutedException unless it `isSo`
    static void unless(boolean isSo, String seen) {
        if (!isSo) {
            throw new RefutedException(seen);
        }
    }
}
