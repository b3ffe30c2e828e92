package ostiary.core.recovery;

import java.time.Instant;
import ostiary.core.token.Sha256;
import ostiary.core.user.EmailAddress;

/// An address that a user has left, and the way back to it.
///
/// @param change the id of the change by which it was left
/// @param key the id of the key that the link's secret is derived with
/// @param link the hash of that secret
/// @param asksForFactor whether the user had a second factor then
/// @param until when there is no way back any more
public record FormerAddress(
        EmailAddress address, Sha256 change, String key, Sha256 link, boolean asksForFactor, Instant until) {
    /// Leaves out the address.
    @Override
    public String toString() {
        return "FormerAddress until " + until;
    }
}
