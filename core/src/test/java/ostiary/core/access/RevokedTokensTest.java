package ostiary.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.access.Revocation.OfClient;
import ostiary.core.access.Revocation.OfSession;
import ostiary.core.access.Revocation.OfSessionsOf;
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

    private void addSessionsOf(int users, Instant now) {
        for (int i = 0; i < users; i++) {
            revoked.add(new OfSessionsOf(Fresh.userId(), now), now);
        }
    }

    private void addClients(int number, Instant now) {
        for (int i = 0; i < number; i++) {
            revoked.add(new OfClient("client." + Fresh.sessionId(), now), now);
        }
    }

    @Test
    void areHeldApartAsLongAsTheyFit() {
        addSessions(1, NOON);
        addUsers(1, NOON);
        addSessionsOf(1, NOON);
        addClients(1, NOON);

        assertThat(revoked.cover(anybodys)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1, 1", "1, 2, 1, 1", "1, 1, 2, 1", "1, 1, 1, 2", "0, 0, 0, 5"})
    void areTooManyWhateverTheyConcern(int sessions, int users, int sessionsOf, int clients) {
        addSessions(sessions, NOON);
        addUsers(users, NOON);
        addSessionsOf(sessionsOf, NOON);
        addClients(clients, NOON);

        assertThat(revoked.cover(anybodys)).isTrue();
    }

    /// Else each later one would log everybody out once more.
    @Test
    void leaveRoomForOthersOnceTheyWereTooMany() {
        addSessions(2, NOON);
        addUsers(1, NOON);
        addSessionsOf(1, NOON);
        addClients(1, NOON);
        var refreshed = TokenIssuer.accessToken(Fresh.session(), NOON.plusSeconds(1));

        addSessions(4, NOON.plusSeconds(60));

        assertThat(revoked.cover(refreshed)).isFalse();
    }

    @Test
    void concernOfALoginInTheSameSecondOnlyTheFirstToken() {
        var user = anybodys.subject().user().orElseThrow();
        var authTime = anybodys.authTime().orElseThrow();
        revoked.add(new OfSessionsOf(user, authTime), NOON);

        assertThat(revoked.cover(issuedAt(authTime))).isTrue();
        assertThat(revoked.cover(issuedAt(authTime.plusSeconds(1)))).isFalse();
    }

    private AccessToken issuedAt(Instant instant) {
        return new AccessToken(
                "1",
                anybodys.subject().user().orElseThrow(),
                anybodys.sessionId(),
                anybodys.clientId(),
                anybodys.scopes(),
                anybodys.roles(),
                instant,
                instant.plus(AccessToken.LIFETIME),
                anybodys.authTime().orElseThrow(),
                anybodys.amr());
    }
}
