package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.AuditEvent;
import ostiary.core.session.RefreshSession.Outcome;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;

/// A client whose answer was lost comes back after the grace, and stays logged in. What else can happen to the session
/// at that moment is in [LostAnswerRaceTest].
class LostAnswerTest {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration NIGHT = Duration.ofHours(8);
    private static final Duration IDLE = Duration.ofDays(14);

    private final World world = new World();
    private final RefreshToken first = world.loggedIn(world.clients.byDefault()).refreshToken();

    private Outcome refresh(RefreshToken token) {
        return world.refreshSession().refresh(token.text(), World.LAPTOP);
    }

    private RefreshToken refreshed(RefreshToken token) {
        return ((Refreshed) refresh(token)).tokens().refreshToken();
    }

    @Test
    void isAnsweredWithTheSameSuccessor() {
        var lost = refreshed(first);
        world.clock.advance(NIGHT);

        assertThat(refreshed(first).text()).isEqualTo(lost.text());
    }

    @Test
    void isForgivenAgainAsLongAsNothingMovesOn() {
        var lost = refreshed(first);
        for (int night = 1; night <= 5; night++) {
            world.clock.advance(NIGHT);
            assertThat(refreshed(first).text()).isEqualTo(lost.text());
        }
    }

    /// Whoever sends a copy of the old token again and again gains nothing: the owner's token moves on, and then the
    /// old one is a replay.
    @Test
    void keepsNobodysTokenFromMovingOn() {
        var newest = refreshed(first);
        world.clock.advance(NIGHT);
        refreshed(first);
        for (int sent = 1; sent <= 10; sent++) {
            world.clock.advance(GRACE);
            refreshed(first);
        }

        assertThat(refreshed(newest).text()).isNotEqualTo(newest.text());
        assertThat(refresh(first)).isEqualTo(new Refused(RefreshRefusal.REPLAYED));
    }

    @Test
    void keepsTheSessionFromBeingIdle() {
        refreshed(first);
        world.clock.advance(IDLE.minusMillis(1));
        var newest = refreshed(first);
        world.clock.advance(IDLE.minusMillis(1));

        assertThat(refresh(newest)).isInstanceOf(Refreshed.class);
    }

    @Test
    void isTooLateOnceTheSessionIsIdle() {
        refreshed(first);
        world.clock.advance(IDLE);

        assertThat(refresh(first)).isEqualTo(new Refused(RefreshRefusal.IDLE));
    }

    @Test
    void letsTheNewestTokenRestAnewSoThatASlowTabIsNotTwoStepsBehind() {
        var lost = refreshed(first);
        world.clock.advance(NIGHT);
        refreshed(first);
        world.clock.advance(GRACE.minusMillis(1));

        assertThat(refreshed(lost).text()).isEqualTo(lost.text());
        assertThat(refreshed(first).text()).isEqualTo(lost.text());
    }

    @Test
    void isForgivenOnceMoreAfterThreeRotationsAndNotBefore() {
        refreshed(first);
        world.clock.advance(NIGHT);
        var held = refreshed(first);
        for (int rotations = 1; rotations <= 2; rotations++) {
            world.clock.advance(GRACE);
            held = refreshed(held);
        }
        world.clock.advance(GRACE);
        var lost = refreshed(held);
        world.clock.advance(NIGHT);

        assertThat(refreshed(held).text()).isEqualTo(lost.text());
        world.clock.advance(GRACE);
        refreshed(lost);
        world.clock.advance(NIGHT);
        assertThat(refresh(lost)).isEqualTo(new Refused(RefreshRefusal.REPLAYED));
    }

    @Test
    void isWrittenDownAndShown() {
        refreshed(first);
        world.clock.advance(NIGHT);
        refreshed(first);

        assertThat(world.journal.events())
                .contains(new AuditEvent.LostAnswerForgiven(first.userId(), first.sessionId(), "default"));
        assertThat(world.listSessions()
                        .list(first.userId())
                        .getFirst()
                        .snapshot()
                        .forgiven())
                .map(Forgiven::at)
                .contains(world.clock.instant());
    }

    @Test
    void answersManyCallersAtOnceWithOneToken() throws Exception {
        var lost = refreshed(first);
        world.clock.advance(NIGHT);

        var ticks = new AtomicLong(); // each caller comes at a millisecond of its own
        var refreshSession = new RefreshSession(
                world.stores.sessions(),
                world.stores.statuses(),
                world.endSession(),
                world.tokens,
                world.keys,
                world.signer,
                world.journal,
                () -> world.clock.instant().plusMillis(ticks.getAndIncrement()));

        var answers = AtOnce.call(64, () -> refreshSession.refresh(first.text(), World.LAPTOP));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(
                                ((Refreshed) answer).tokens().refreshToken().text())
                        .isEqualTo(lost.text()));
        assertThat(world.journal.events())
                .filteredOn(AuditEvent.LostAnswerForgiven.class::isInstance)
                .hasSize(1);
    }
}
