package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.client.RegisteredClient;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.mail.Mail;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.functions.rehearsal.SyntheticUser;
import ostiary.functions.rehearsal.SyntheticUserStore;
import ostiary.functions.rehearsal.Verdict.Failed;
import ostiary.functions.rehearsal.Verdict.Passed;

/// The data of synthetic users after rehearsals that end well, badly, or not at all.
class RehearsalCleanupTest {
    private final RehearsalWorld world = new RehearsalWorld();

    @Test
    void removesWhatAnotherLeftBehindThatDied() {
        var before = world.items();
        world.rehearsal(dying()).rehearse(RehearsalWorld.ALONE);
        assertThat(world.left(before)).contains("REHEARSAL").anyMatch(partition -> partition.startsWith("LOGIN#"));

        world.world.clock.advance(Duration.ofMinutes(16));
        world.rehearsal().rehearse(RehearsalWorld.ALONE);

        assertThat(world.left(before)).allMatch("REVOKED#0"::equals);
    }

    /// Its password is nobody's, and whoever signs up with its address hears no code.
    @Test
    void leavesNoAccountBehindThatAnybodyGetsInto() {
        var before = world.items();
        world.rehearsal(dying()).rehearse(RehearsalWorld.ALONE);
        var address = world.left(before).stream()
                .filter(partition -> partition.startsWith("LOGIN#"))
                .map(partition -> partition.substring("LOGIN#".length()))
                .flatMap(text -> EmailAddress.parse(text).stream())
                .findFirst()
                .orElseThrow();

        world.world.signUp().signUp(address, World.PASSWORD, Optional.empty(), "192.0.2.66");

        assertThat(world.world.outbox.sent().getLast()).isEqualTo(new Mail.AlreadySignedUp(address));
        assertThat(world.world
                        .logIn()
                        .logIn(address.value(), World.PASSWORD, world.world.clients.byDefault(), World.LAPTOP))
                .isInstanceOf(InvalidCredentials.class);
    }

    @Test
    void leavesAnotherAloneThatMayStillRun() {
        var before = world.items();
        world.rehearsal(dying()).rehearse(RehearsalWorld.ALONE);
        var running = world.left(before);

        world.world.clock.advance(Duration.ofMinutes(14));
        world.rehearsal().rehearse(RehearsalWorld.ALONE);

        assertThat(world.left(before)).containsAll(running);
    }

    /// One that can't tidy up is not the fault of the versions, and does not stay for ever.
    @Test
    void passesThoughItCannotRemoveItsUser() {
        var rehearsal = world.rehearsal(new PassingStore(world.users()) {
            @Override
            public void remove(SyntheticUser user) {
                throw new IllegalStateException("out of reach");
            }
        });

        assertThat(rehearsal.rehearse(RehearsalWorld.ALONE)).isEqualTo(new Passed());
    }

    @Test
    void failsAndDoesNotThrowWhereTheTableIsOutOfReach() {
        var rehearsal = world.rehearsal(new PassingStore(world.users()) {
            @Override
            public void announce(SyntheticUser user) {
                throw new IllegalStateException("out of reach");
            }

            @Override
            public List<SyntheticUser> announcedBefore(Instant then) {
                throw new IllegalStateException("out of reach");
            }
        });

        assertThat(rehearsal.rehearse(RehearsalWorld.ALONE)).isEqualTo(new Failed("announce", "IllegalStateException"));
        assertThat(world.asked).isEmpty();
    }

    /// Of a process that is gone before it can remove anything.
    private SyntheticUserStore dying() {
        return new PassingStore(world.users()) {
            @Override
            public void remove(SyntheticUser user) {
                // never
            }
        };
    }

    private static class PassingStore implements SyntheticUserStore {
        private final SyntheticUserStore store;

        PassingStore(SyntheticUserStore store) {
            this.store = store;
        }

        @Override
        public void announce(SyntheticUser user) {
            store.announce(user);
        }

        @Override
        public void register(SyntheticUser user, RegisteredClient client) {
            store.register(user, client);
        }

        @Override
        public void remove(SyntheticUser user) {
            store.remove(user);
        }

        @Override
        public List<SyntheticUser> announcedBefore(Instant then) {
            return store.announcedBefore(then);
        }
    }
}
