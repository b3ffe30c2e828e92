package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.user.UserId;

class SessionLimitTest {
    private final World world = new World();
    private final UserId userId = world.account(Fresh.email()).id();
    private final List<IssuedTokens> logins = new ArrayList<>();

    private void logIn(int times, RandomGenerator counts) {
        for (int i = 0; i < times; i++) {
            world.clock.advance(Duration.ofSeconds(1));
            logins.add(world.startSession(counts)
                    .start(
                            userId,
                            Set.of(),
                            List.of("pwd"),
                            world.clients.byDefault(),
                            World.LAPTOP,
                            world.clock.instant())
                    .orElseThrow());
        }
    }

    private int open() {
        return world.stores.sessions().list(userId, world.clock.instant()).size();
    }

    @Test
    void theOneThatWasNotUsedForLongestEndsFirst() {
        logIn(World.MOST_SESSIONS, World.ALWAYS_COUNTS);
        world.refreshSession().refresh(logins.getFirst().refreshToken().text(), World.LAPTOP);

        logIn(1, World.ALWAYS_COUNTS);

        assertThat(open()).isEqualTo(World.MOST_SESSIONS);
        var displaced = logins.get(1);
        assertThat(world.refreshSession().refresh(displaced.refreshToken().text(), World.LAPTOP))
                .isEqualTo(new Refused(RefreshRefusal.REVOKED));
        assertThat(world.checkAccess().check(displaced.accessToken())).isEqualTo(new Revoked());
        assertThat(world.listSessions().list(userId)).hasSize(World.MOST_SESSIONS);
    }

    @Test
    void aCountEndsWhatTheLoginsBeforeItStarted() {
        logIn(World.MOST_SESSIONS + 19, World.NEVER_COUNTS);
        assertThat(open()).isEqualTo(World.MOST_SESSIONS + 19);

        logIn(1, World.ALWAYS_COUNTS);

        assertThat(open()).isEqualTo(World.MOST_SESSIONS);
    }

    /// However many an older version has left: no login has to end them all.
    @Test
    void aLoginEndsThirtyAtMost() {
        logIn(World.MOST_SESSIONS + 59, World.NEVER_COUNTS);

        logIn(1, World.ALWAYS_COUNTS);

        assertThat(open()).isEqualTo(World.MOST_SESSIONS + 30);
        assertThat(logins.subList(0, 30)).noneMatch(this::isOpen);
        assertThat(logins.subList(30, logins.size())).allMatch(this::isOpen);
    }

    private boolean isOpen(IssuedTokens login) {
        return !world.checkAccess().check(login.accessToken()).equals(new Revoked());
    }

    /// Another login's clock may be ahead, and the table keeps whole seconds.
    @Test
    void theLoginThatCountsIsNotDisplaced() {
        logIn(World.MOST_SESSIONS, World.NEVER_COUNTS);
        world.clock.advance(Duration.ofSeconds(-30));

        logIn(1, World.ALWAYS_COUNTS);

        assertThat(open()).isEqualTo(World.MOST_SESSIONS);
        assertThat(isOpen(logins.getLast())).isTrue();
    }

    @Test
    void sessionsBeforeALogoutEverywhereDoNotCount() {
        logIn(World.MOST_SESSIONS, World.NEVER_COUNTS);
        world.endAllSessions().endAll(userId);
        assertThat(world.listSessions().list(userId)).isEmpty();

        logIn(1, World.ALWAYS_COUNTS);

        assertThat(world.listSessions().list(userId)).hasSize(1);
        assertThat(open()).isEqualTo(World.MOST_SESSIONS + 1);
    }

    @Test
    void anEndThatNobodyAnnouncedIsAnnouncedAndNotCounted() {
        logIn(World.MOST_SESSIONS, World.NEVER_COUNTS);
        var cutOff = logins.get(5);
        world.stores
                .sessions()
                .end(userId, cutOff.refreshToken().sessionId(), EndReason.REVOKED, world.clock.instant());
        assertThat(isOpen(cutOff)).isTrue();

        logIn(1, World.ALWAYS_COUNTS);

        assertThat(logins).allMatch(login -> isOpen(login) != login.equals(cutOff));
        assertThat(open()).isEqualTo(World.MOST_SESSIONS);
    }

    /// A tenth of the logins counts, so a user who logs in a thousand times never has many more than allowed.
    @Test
    void staysNearTheLimitByChanceAlone() {
        var random = RandomGenerator.of("SplittableRandom");
        logIn(World.MOST_SESSIONS, World.NEVER_COUNTS);
        for (int i = 0; i < 1000; i++) {
            logIn(1, random);
            // 0.9^150 is one in seven million.
            assertThat(open()).isLessThan(World.MOST_SESSIONS + 150);
        }
    }
}
