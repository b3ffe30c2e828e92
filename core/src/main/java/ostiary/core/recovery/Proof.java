package ostiary.core.recovery;

import java.time.Instant;
import java.util.function.BiPredicate;
import ostiary.core.token.Sha256;

/// What somebody shows in order to set another password: a code or a link, and the request that it should
/// belong to.
public final class Proof {
    private final Sha256 request;
    private final BiPredicate<PasswordReset, Instant> isRight;

    Proof(Sha256 request, BiPredicate<PasswordReset, Instant> isRight) {
        this.request = request;
        this.isRight = isRight;
    }

    Sha256 request() {
        return request;
    }

    boolean isOf(PasswordReset reset, Instant now) {
        return isRight.test(reset, now);
    }

    @Override
    public String toString() {
        return "Proof";
    }
}
