package ostiary.core.recovery;

import java.time.Instant;
import ostiary.core.token.Sha256;
import ostiary.core.user.EmailAddress;

/// An address that a user has left, and the way back to it.
///
/// @param change the id of the change by which it was left
/// @param key the id of the key that the link's secret is derived with
/// @param link the hash of that secret
/// @param until when there is no way back any more
/// @param tries how often somebody has shown the link with a code of a second factor
public record FormerAddress(EmailAddress address, Sha256 change, String key, Sha256 link, Instant until, int tries) {
    /// How many tries with a code there are. Whoever has the link guesses no more than that.
    static final int MOST_TRIES = 10;

    /// The moment whose second factors count: a week before the address was left, so that none counts that a thief has
    /// brought along.
    Instant factorsOf() {
        return until.minus(FormerAddresses.LIFETIME).minus(FormerAddresses.LIFETIME);
    }

    FormerAddress tried() {
        return new FormerAddress(address, change, key, link, until, tries + 1);
    }

    /// Leaves out the address.
    @Override
    public String toString() {
        return "FormerAddress until " + until;
    }
}
