package ostiary.core.passkey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ostiary.core.factor.FactorName;
import ostiary.core.user.UserId;

/// Port: the passkeys of users.
public interface PasskeyStore {
    /// The user's passkeys, the oldest first. Strongly consistent.
    List<Passkey> list(UserId user);

    /// Strongly consistent; empty, too, for a passkey of somebody else.
    Optional<Passkey> find(UserId user, PasskeyId id);

    /// Adds a passkey, unless the user has as many as there may be. One write: of any number at once no more get in.
    ///
    /// @param seen from when on sessions of the user were over, as whoever adds it has found it
    /// @return false, and nothing has changed, if there is no room, the user has this passkey already, is disabled,
    ///     has asked for the end of the account, or has ended sessions since
    boolean add(UserId user, Passkey passkey, Optional<Instant> seen);

    /// Changes the name, if the user has the passkey.
    boolean rename(UserId user, PasskeyId id, FactorName name);

    /// Removes a passkey.
    ///
    /// @return whether there was one
    boolean remove(UserId user, PasskeyId id);

    /// Notes a use: one conditional write. An authenticator that counts must have counted on (WebAuthn Level 3
    /// §7.2, step 22); one that never did gives zero.
    ///
    /// @param signCount as it was signed
    /// @return false, and nothing has changed, if the count is not above the last one, or the passkey is gone
    boolean use(UserId user, PasskeyId id, long signCount, Instant now);
}
