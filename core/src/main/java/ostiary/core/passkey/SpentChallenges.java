package ostiary.core.passkey;

import java.time.Instant;
import ostiary.core.token.Sha256;

/// Port: remembers which challenges were used, for as long as they would be good.
@FunctionalInterface
public interface SpentChallenges {
    /// Uses up a challenge: one conditional write, which one caller wins.
    ///
    /// @param until when the challenge ends
    /// @return false if it was used before
    boolean spend(Sha256 challenge, Instant until);
}
