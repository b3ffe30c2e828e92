package ostiary.core.recovery;

import java.time.Instant;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// A user's request to have another address, as it is stored. Of one that is somebody's it looks the same, and nothing
/// can fulfil it.
///
/// @param session in which it was asked for: once it is over, so is the request
/// @param from the address that the user has
/// @param to the one to be proved
/// @param password the fingerprint of the password's hash when it was asked for: another one since then makes it void
/// @param spent whether the user has got the address by it
/// @param done whether all has been told of that which has to be
public record AddressChange(
        Sha256 id,
        UserId user,
        SessionId session,
        EmailAddress from,
        EmailAddress to,
        ResetCodeHash code,
        Sha256 link,
        Sha256 password,
        int tries,
        boolean spent,
        boolean done,
        Instant expiresAt)
        implements Mailed {

    AddressChange tried() {
        return new AddressChange(id, user, session, from, to, code, link, password, tries + 1, spent, done, expiresAt);
    }

    AddressChange fulfilled() {
        return new AddressChange(id, user, session, from, to, code, link, password, tries, true, done, expiresAt);
    }

    AddressChange finished() {
        return new AddressChange(id, user, session, from, to, code, link, password, tries, spent, true, expiresAt);
    }

    /// Leaves out the addresses.
    @Override
    public String toString() {
        return "AddressChange of " + user;
    }
}
