package ostiary.core.recovery;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.token.SessionId;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserStatus;

/// A login that is to have another address, with all that it is seen to depend on.
///
/// @param login as the caller has seen it
/// @param hash of the same password, sealed anew: what stands for the login as it was is void
/// @param seen what held for the user
/// @param kept the session that goes on; if none, none does
/// @param former the addresses that the user has left, as they are to be; those before had the version before
/// @param spent the request that is fulfilled, if it is one
public record AddressMove(
        Credential login,
        EmailAddress to,
        SealedHash hash,
        UserStatus seen,
        Optional<SessionId> kept,
        FormerAddresses former,
        Optional<AddressChange> spent,
        Instant now) {
    /// Leaves out the addresses.
    @Override
    public String toString() {
        return "AddressMove of " + login.userId();
    }
}
