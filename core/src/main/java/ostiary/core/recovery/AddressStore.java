package ostiary.core.recovery;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;

/// Port: requests for another address, each under the hash of its text, and the addresses that users have left.
public interface AddressStore {
    void keep(AddressChange change);

    /// Strongly consistent: sees every acknowledged write. Empty if there is no such request, or it has
    /// expired.
    Optional<AddressChange> find(Sha256 id, Instant now);

    /// Counts one more try, before anybody looks at what is tried: of any number of concurrent callers no
    /// more than [Mailed#MOST_TRIES] get an answer.
    ///
    /// @return the request after it; empty if there is none, or it has expired or had all its tries
    Optional<AddressChange> countTry(Sha256 id, Instant now);

    /// Moves a login from one address to another: all of it or nothing, and one for each address, however
    /// many callers. The request is spent, the login stands under the new address with all that it had,
    /// the user has the address, and every session that has started by then is over but the one that is
    /// kept.
    ///
    /// @return false if any of what the caller has seen is another by now, the address is somebody's, or
    ///     the user is disabled or gone
    boolean move(AddressMove move);

    /// Notes that everybody has been told of a change who has to be.
    void done(Sha256 id);

    /// The addresses that a user has left. Strongly consistent.
    FormerAddresses former(UserId user, Instant now);

    /// Replaces them, if those before are there still.
    boolean replace(FormerAddresses former, Instant now);
}
