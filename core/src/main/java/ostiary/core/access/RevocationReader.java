package ostiary.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ostiary.core.token.AccessToken;

/// Port: what has been revoked, for whoever checks tokens.
@FunctionalInterface
public interface RevocationReader {
    /// How long an entry is kept: the lifetime of an access token, and a minute for clock skew.
    Duration MEMORY = AccessToken.LIFETIME.plusMinutes(1);

    /// How far a read looks back beyond the one before it: entries can become visible a little after their time, since
    /// calls take time and clocks differ.
    Duration OVERLAP = Duration.ofSeconds(30);

    /// The revocations published at `from` or later, and possibly some a few seconds older; one may appear several
    /// times.
    Reading since(Instant from);

    /// The result of a read.
    ///
    /// @param completeSince later than asked for if there were more than could be read in time: then older ones are
    ///     missing
    /// @param isBroken whether the read failed before it had them all
    record Reading(List<Revocation> revocations, Instant completeSince, boolean isBroken) {
        /// A read that did not fail.
        public static Reading good(List<Revocation> revocations, Instant completeSince) {
            return new Reading(revocations, completeSince, false);
        }
    }
}
