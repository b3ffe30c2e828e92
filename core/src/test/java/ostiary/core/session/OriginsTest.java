package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.PassingSessionStore;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshToken;

/// A session remembers where its refreshes came from: what shows a thief who keeps within the grace.
class OriginsTest {
    private static final Device OFFICE = new Device("Firefox", "198.51.100.7");
    private static final Device THIEF = new Device("curl", "203.0.113.9");

    private final World world = new World();
    private final RefreshToken first = world.loggedIn(world.clients.byDefault()).refreshToken();

    private RefreshToken refreshed(RefreshToken token, Device device) {
        return ((Refreshed) world.refreshSession().refresh(token.text(), device))
                .tokens()
                .refreshToken();
    }

    private Origins origins() {
        return world.snapshot(first).origins();
    }

    private long told() {
        return world.journal.events().stream()
                .filter(AuditEvent.NewOrigin.class::isInstance)
                .count();
    }

    @Test
    void beginWithTheLogin() {
        assertThat(origins().latest()).containsExactly(Origin.of(World.LAPTOP));
    }

    @Test
    void areLeftAloneByWhoComesFromAKnownOne() {
        refreshed(refreshed(first, World.LAPTOP), World.LAPTOP);

        assertThat(origins().latest()).containsExactly(Origin.of(World.LAPTOP));
        assertThat(told()).isZero();
    }

    @Test
    void tellTheSameNetworkWithAnotherClientApart() {
        refreshed(first, new Device("curl", World.LAPTOP.network()));

        assertThat(origins().latest()).hasSize(2);
    }

    @Test
    void areNotedOnEachPathThatIsAnswered() {
        var second = refreshed(first, World.LAPTOP);
        refreshed(second, new Device("resting", "192.0.2.10"));
        refreshed(first, new Device("within the grace", "192.0.2.11"));
        world.clock.advance(Duration.ofHours(1));
        refreshed(first, new Device("forgiven", "192.0.2.12"));
        assertThat(origins().latest())
                .extracting(Origin::network)
                .containsExactly("192.0.2.1", "192.0.2.10", "192.0.2.11", "192.0.2.12");
        world.clock.advance(Duration.ofHours(1));

        refreshed(second, new Device("rotated", "192.0.2.13"));

        assertThat(origins().latest())
                .extracting(Origin::network)
                .endsWith("192.0.2.13")
                .hasSize(4);
    }

    @Test
    void showAThiefInLockStepWhoNeverLeavesTheGrace() {
        var token = first;
        for (int refresh = 0; refresh < 20; refresh++) {
            var next = refreshed(token, OFFICE);
            world.clock.advance(Duration.ofSeconds(20));
            assertThat(refreshed(token, THIEF).text()).isEqualTo(next.text());
            world.clock.advance(Duration.ofMinutes(10));
            token = next;
        }

        assertThat(origins().latest()).contains(Origin.of(OFFICE), Origin.of(THIEF));
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void ofOthersAreNotDisplacedByWhoComesUnderEverNewNames() {
        refreshed(first, OFFICE);
        for (int name = 0; name < 10; name++) {
            refreshed(first, new Device("name " + name, THIEF.network()));
        }

        assertThat(origins().latest())
                .hasSize(4)
                .extracting(Origin::network)
                .contains(World.LAPTOP.network(), OFFICE.network(), THIEF.network());
    }

    @Test
    void areToldOfOnceADay() {
        var token = first;
        for (int hour = 0; hour < 48; hour++) {
            token = refreshed(token, new Device("phone", "192.0.2." + (100 + hour)));
            world.clock.advance(Duration.ofHours(1));
        }

        assertThat(told()).isEqualTo(2);
    }

    @Test
    void keepNobodyFromRefreshingWhenTheyCannotBeWritten() {
        var tries = new AtomicInteger();
        var memory = Stores.inMemory();
        var failing = new World(memory.withSessions(new PassingSessionStore(memory.sessions()) {
            @Override
            public boolean remember(SessionSnapshot found, Origins origins) {
                tries.incrementAndGet();
                throw new UnavailableException("DynamoDB", null);
            }
        }));
        var token = failing.loggedIn(failing.clients.byDefault()).refreshToken();

        assertThat(failing.refreshSession().refresh(token.text(), OFFICE)).isInstanceOf(Refreshed.class);
        assertThat(tries).hasValue(1);
    }
}
