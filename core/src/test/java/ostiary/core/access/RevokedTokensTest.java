package ostiary.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import ostiary.core.access.Revocation.OfSession;
import ostiary.core.access.Revocation.OfUser;
import ostiary.core.session.TokenIssuer;
import ostiary.core.testing.Fresh;
import ostiary.core.token.AccessToken;

/// Four revocations fit in here; with the fifth, everybody's tokens count as revoked.
class RevokedTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final RevokedTokens revoked = new RevokedTokens(4);
    private final AccessToken anybodys = TokenIssuer.accessToken(Fresh.session(), NOON);

    private void addSessions(int number, Instant now) {
        for (int i = 0; i < number; i++) {
            revoked.add(new OfSession(Fresh.sessionId()), now);
        }
    }

    private void addUsers(int number, Instant now) {
        for (int i = 0; i < number; i++) {
            revoked.add(new OfUser(Fresh.userId(), now), now);
        }
    }

    @Test
    void areHeldApartAsLongAsTheyFit() {
        addSessions(2, NOON);
        addUsers(2, NOON);

        assertThat(revoked.cover(anybodys)).isFalse();
    }

    @Test
    void areTooManyWhateverTheyConcern() {
        addSessions(3, NOON);
        addUsers(2, NOON);

        assertThat(revoked.cover(anybodys)).isTrue();
    }

    /// Else each later one would log everybody out once more.
    @Test
    void leaveRoomForOthersOnceTheyWereTooMany() {
        addSessions(5, NOON);
        addUsers(5, NOON);
        var refreshed = TokenIssuer.accessToken(Fresh.session(), NOON.plusSeconds(1));

        addSessions(2, NOON.plusSeconds(60));
        addUsers(2, NOON.plusSeconds(60));

        assertThat(revoked.cover(refreshed)).isFalse();
    }
}
