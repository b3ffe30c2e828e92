package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.LogIn;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.user.EmailAddress;

class EndSessionsTest {
    private final World world = new World();
    private final EmailAddress email = world.account(Fresh.email()).email();
    private final IssuedTokens phone = logIn();
    private final IssuedTokens laptop = logIn();

    private IssuedTokens logIn() {
        var outcome = world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        return ((LogIn.Outcome.LoggedIn) outcome).tokens();
    }

    @Test
    void endsOneSessionAndItsAccessTokens() {
        var session = phone.refreshToken();

        world.endSession().end(session.userId(), session.sessionId(), EndReason.REVOKED);

        assertThat(world.refreshSession().refresh(session.text(), World.LAPTOP))
                .isEqualTo(new Refused(RefreshRefusal.REVOKED));
        assertThat(world.checkAccess().check(phone.accessToken())).isEqualTo(new Revoked());
        assertThat(world.checkAccess().check(laptop.accessToken())).isInstanceOf(Granted.class);
    }

    @Test
    void endsNobodyElsesSession() {
        var session = phone.refreshToken();

        world.endSession().end(Fresh.userId(), session.sessionId(), EndReason.REVOKED);

        assertThat(world.checkAccess().check(phone.accessToken())).isInstanceOf(Granted.class);
        assertThat(world.refreshSession().refresh(session.text(), World.LAPTOP))
                .isInstanceOf(RefreshSession.Outcome.Refreshed.class);
    }

    @Test
    void makesAnEndKnownOnceMoreForWhoDidNotComeSoFar() {
        var session = phone.refreshToken();
        world.stores.sessions().end(session.userId(), session.sessionId(), EndReason.REVOKED, world.clock.instant());

        world.logOut().logOut(session.text());

        assertThat(world.checkAccess().check(phone.accessToken())).isEqualTo(new Revoked());
    }

    @Test
    void logsOutEverywhere() {
        logOutEverywhere();

        for (var tokens : new IssuedTokens[] {phone, laptop}) {
            assertThat(world.checkAccess().check(tokens.accessToken())).isEqualTo(new Revoked());
            assertThat(world.refreshSession().refresh(tokens.refreshToken().text(), World.LAPTOP))
                    .isEqualTo(new Refused(RefreshRefusal.REVOKED));
        }
    }

    @Test
    void writesDownWhoLogsOutEverywhere() {
        logOutEverywhere();

        assertThat(world.journal.events().getLast())
                .isEqualTo(new AuditEvent.AllSessionsEnded(phone.refreshToken().userId()));
    }

    private void logOutEverywhere() {
        assertThat(world.endAllSessions().endAll(phone.refreshToken().userId())).isTrue();
    }

    @Test
    void logsOutNobodyWhoIsNotThere() {
        assertThat(world.endAllSessions().endAll(Fresh.userId())).isFalse();
    }

    /// The feed is told by whoever finds a session whose end it was not told of: here a refresh.
    @Test
    void aRefreshMakesAnEndKnownThatNobodyAnnounced() {
        var session = phone.refreshToken();
        world.stores.sessions().end(session.userId(), session.sessionId(), EndReason.REVOKED, world.clock.instant());

        assertThat(world.refreshSession().refresh(session.text(), World.LAPTOP))
                .isEqualTo(new Refused(RefreshRefusal.REVOKED));
        assertThat(world.checkAccess().check(phone.accessToken())).isEqualTo(new Revoked());
    }

    @Test
    void junkForAnEndedSessionTellsTheFeedNothing() {
        var session = phone.refreshToken();
        world.logOut().logOut(session.text());
        var told = world.stores.revocations().since(Instant.EPOCH);

        for (int i = 0; i < 60_000; i++) {
            world.clock.advance(Duration.ofSeconds(6));
            world.logOut().logOut(session.text());
        }
        world.refreshSession().refresh(session.text(), World.LAPTOP);

        assertThat(world.stores.revocations().since(Instant.EPOCH)).isEqualTo(told);
    }

    @Test
    void aLoginAfterwardsIsGood() {
        logOutEverywhere();
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(world.checkAccess().check(logIn().accessToken())).isInstanceOf(Granted.class);
    }

    @Test
    void aReplayEndsTheAccessTokensToo() {
        var second =
                (Refreshed) world.refreshSession().refresh(phone.refreshToken().text(), World.LAPTOP);
        world.clock.advance(Duration.ofSeconds(31));
        world.refreshSession().refresh(second.tokens().refreshToken().text(), World.LAPTOP);
        world.refreshSession().refresh(phone.refreshToken().text(), World.LAPTOP);

        assertThat(world.checkAccess().check(phone.accessToken())).isEqualTo(new Revoked());
    }

    @Test
    void listsTheSessionsThatGoOnTheLastUsedFirst() {
        world.clock.advance(Duration.ofMinutes(1));
        world.refreshSession().refresh(phone.refreshToken().text(), World.LAPTOP);
        var third = logIn().refreshToken();
        world.endSession().end(third.userId(), third.sessionId(), EndReason.REVOKED);

        var listed = world.listSessions().list(third.userId()).stream()
                .map(ListSessions.Listed::snapshot)
                .toList();

        assertThat(listed)
                .extracting(found -> found.session().id())
                .containsExactly(
                        phone.refreshToken().sessionId(), laptop.refreshToken().sessionId());
        assertThat(listed.getFirst().lastUsedAt()).isEqualTo(world.clock.instant());
        assertThat(listed.getLast().lastUsedAt())
                .isEqualTo(world.clock.instant().minusSeconds(60));
    }
}
