package ostiary.core.session;

import java.time.Instant;
import ostiary.core.token.Sha256;

/// The last time that a refresh token was answered although its grace was over, because its answer had been lost.
///
/// @param parent hash of that token
/// @param rotationsSince how often the session's token has moved on since then
public record Forgiven(Sha256 parent, Instant at, int rotationsSince) {
    /// So many rotations lie between one forgiveness and the next. A client loses an answer now and then; somebody who
    /// follows it with a copied token needs the second forgiveness after one rotation.
    public static final int MIN_ROTATIONS_BETWEEN = 3;

    /// Whether another lost answer may be forgiven now.
    boolean allowsAnother() {
        return rotationsSince >= MIN_ROTATIONS_BETWEEN;
    }

    Forgiven rotated() {
        return new Forgiven(parent, at, rotationsSince + 1);
    }
}
