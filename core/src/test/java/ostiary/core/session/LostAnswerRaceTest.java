package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.PassingSessionStore;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;

/// A client whose answer was lost comes back, and the store refuses the write that would forgive it.
class LostAnswerRaceTest {
    private static final Duration NIGHT = Duration.ofHours(8);

    @Test
    void isJudgedByWhatRefusedTheWrite() {
        var overtaken = new World(overtakenBy(new AtomicInteger(1)));
        var first = overtaken.loggedIn(overtaken.clients.byDefault()).refreshToken();
        overtaken.refreshSession().refresh(first.text(), World.LAPTOP);
        overtaken.clock.advance(NIGHT);

        assertThat(overtaken.refreshSession().refresh(first.text(), World.LAPTOP))
                .isEqualTo(new Refused(RefreshRefusal.REVOKED));
        assertThat(overtaken.journal.events()).doesNotHaveAnyElementsOfTypes(AuditEvent.LostAnswerForgiven.class);
    }

    /// Another caller's write came first, and that caller writes it down.
    @Test
    void isNotWrittenDownByWhoComesSecond() {
        var second = new World(over(memory -> new PassingSessionStore(memory) {
            @Override
            public Rotation forgive(RefreshToken parent, RefreshToken newest, Instant now) {
                super.forgive(parent, newest, now.minusMillis(1));
                return super.forgive(parent, newest, now);
            }
        }));
        var first = second.loggedIn(second.clients.byDefault()).refreshToken();
        second.refreshSession().refresh(first.text(), World.LAPTOP);
        second.clock.advance(NIGHT);

        assertThat(second.refreshSession().refresh(first.text(), World.LAPTOP)).isInstanceOf(Refreshed.class);
        assertThat(second.journal.events()).doesNotHaveAnyElementsOfTypes(AuditEvent.LostAnswerForgiven.class);
    }

    /// Each time the write is refused, what refused it lets it be forgiven.
    @Test
    void isToComeBackOnceMoreWhenTheSessionChangesTooFast() {
        var writes = new AtomicInteger();
        var changing = new World(over(memory -> new PassingSessionStore(memory) {
            @Override
            public Rotation forgive(RefreshToken parent, RefreshToken newest, Instant now) {
                writes.incrementAndGet();
                return rotate(parent, newest.hash(), "k1", now);
            }
        }));
        var first = changing.loggedIn(changing.clients.byDefault()).refreshToken();
        var refreshSession = changing.refreshSession();
        refreshSession.refresh(first.text(), World.LAPTOP);
        changing.clock.advance(NIGHT);

        assertThatThrownBy(() -> refreshSession.refresh(first.text(), World.LAPTOP))
                .isInstanceOf(UnavailableException.class);
        assertThat(writes).hasValue(4);
        assertThat(changing.snapshot(first).ended()).isEmpty();
    }

    /// A client of the store sent the write twice: the first was done, and the second told that it could not be.
    @Test
    void isWrittenDownThoughTheStoresAnswerWasLost() {
        var twice = new World(over(memory -> new PassingSessionStore(memory) {
            @Override
            public Rotation forgive(RefreshToken parent, RefreshToken newest, Instant now) {
                assertThat(super.forgive(parent, newest, now)).isInstanceOf(Rotation.Rotated.class);
                return super.forgive(parent, newest, now);
            }
        }));
        var first = twice.loggedIn(twice.clients.byDefault()).refreshToken();
        var refreshSession = twice.refreshSession();
        var lost = refreshSession.refresh(first.text(), World.LAPTOP);
        twice.clock.advance(NIGHT);

        var again = refreshSession.refresh(first.text(), World.LAPTOP);

        assertThat(((Refreshed) again).tokens().refreshToken().text())
                .isEqualTo(((Refreshed) lost).tokens().refreshToken().text());
        assertThat(twice.journal.events())
                .filteredOn(AuditEvent.LostAnswerForgiven.class::isInstance)
                .containsExactly(new AuditEvent.LostAnswerForgiven(first.userId(), first.sessionId(), "default"));
    }

    /// Stores whose sessions are ended by somebody else just before something is forgiven, so many times.
    private static Stores overtakenBy(AtomicInteger others) {
        return over(memory -> new PassingSessionStore(memory) {
            @Override
            public Rotation forgive(RefreshToken parent, RefreshToken newest, Instant now) {
                if (others.getAndDecrement() > 0) {
                    end(parent.userId(), parent.sessionId(), EndReason.REVOKED, now);
                }
                return super.forgive(parent, newest, now);
            }
        });
    }

    private static Stores over(UnaryOperator<SessionStore> sessions) {
        var memory = Stores.inMemory();
        return memory.withSessions(sessions.apply(memory.sessions()));
    }
}
