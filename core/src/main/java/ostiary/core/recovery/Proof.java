package ostiary.core.recovery;

import java.time.Instant;
import java.util.function.BiPredicate;
import ostiary.core.token.Sha256;

/// The proof that somebody shows in order to set another password: a code or a link, and the request that it should
/// belong to.
public final class Proof {
    private final Sha256 request;
    private final boolean isGuessable;
    private final BiPredicate<PasswordReset, Instant> isRight;

    /// @param isGuessable whether tries have to be counted
    Proof(Sha256 request, boolean isGuessable, BiPredicate<PasswordReset, Instant> isRight) {
        this.request = request;
        this.isGuessable = isGuessable;
        this.isRight = isRight;
    }

    Sha256 request() {
        return request;
    }

    boolean isGuessable() {
        return isGuessable;
    }

    boolean isOf(PasswordReset reset, Instant now) {
        return isRight.test(reset, now);
    }

    @Override
    public String toString() {
        return "Proof";
    }
}
