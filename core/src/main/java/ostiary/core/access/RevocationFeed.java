package ostiary.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ostiary.core.token.AccessToken;

/// Port: distributes revocations to every authorizer.
public interface RevocationFeed {
    /// How long an entry is kept: the lifetime of an access token, and a minute for clock skew.
    Duration MEMORY = AccessToken.LIFETIME.plusMinutes(1);

    /// How many revocations an authorizer holds in memory.
    int MOST = 50_000;

    /// Returns once the revocation is visible to every reader.
    void publish(Revocation revocation, Instant now);

    /// All revocations published at `from` or later, and possibly some a few seconds older; one may appear several
    /// times. If there are more than [#MOST], some may be missing, but the answer still holds more than [#MOST].
    List<Revocation> since(Instant from);
}
