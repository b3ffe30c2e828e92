package ostiary.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ostiary.core.token.AccessToken;

/// Port: tells every authorizer what was revoked lately.
public interface RevocationFeed {
    /// How long an entry matters: as long as an access token lives, and a little for clocks that differ.
    Duration MEMORY = AccessToken.LIFETIME.plusMinutes(1);

    /// How many revocations an authorizer holds.
    int MOST = 50_000;

    /// Returns once every reader will see it.
    void publish(Revocation revocation, Instant now);

    /// What was published at `from` or later, whoever published it, and perhaps some that is a few seconds older. One
    /// may be in it several times. Where it is more than [#MOST], the answer may leave some out, but is more, too.
    List<Revocation> since(Instant from);
}
