package ostiary.core.recovery;

import java.time.Instant;
import java.util.function.BiPredicate;
import ostiary.core.token.Sha256;

/// The proof that somebody shows of reading the mail to an address: a code or a link, and the request that it should
/// belong to.
public final class Proof {
    private final Sha256 request;
    private final boolean isGuessable;
    private final BiPredicate<Mailed, Instant> isRight;

    /// @param isGuessable whether tries have to be counted
    Proof(Sha256 request, boolean isGuessable, BiPredicate<Mailed, Instant> isRight) {
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

    boolean isOf(Mailed mailed, Instant now) {
        return isRight.test(mailed, now);
    }

    @Override
    public String toString() {
        return "Proof";
    }
}
