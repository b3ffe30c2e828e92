package ostiary.core.recovery;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.token.Sha256;
import ostiary.core.user.SealedHash;

/// Port: requests for another password, each under the hash of its text.
public interface PasswordResetStore {
    void keep(PasswordReset reset);

    /// Strongly consistent: sees every acknowledged write. Empty if there is no such request, or it has
    /// expired.
    Optional<PasswordReset> find(Sha256 id, Instant now);

    /// Counts one more try, before anybody looks at what is tried: of any number of concurrent callers no more
    /// than [PasswordReset#MOST_TRIES] get an answer.
    ///
    /// @return the request after it; empty if there is none, or it has expired or had all its tries
    Optional<PasswordReset> countTry(Sha256 id, Instant now);

    /// Sets another password: all of it or nothing, and once for each request, however many callers. The
    /// request is spent, the login has the new hash in the place of the old one, and every session of the user
    /// that has started by `now` is over, none excepted.
    ///
    /// @param from the hash as the caller has seen it
    /// @return false if the request is spent or has expired, the hash is another one by now, or the user is
    ///     disabled or gone
    boolean redeem(PasswordReset reset, SealedHash from, SealedHash to, Instant now);

    /// Notes that everybody has been told who has to be.
    void done(Sha256 id);
}
