package ostiary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.adapters.fault.ProxiedWorld;
import ostiary.core.UnavailableException;
import ostiary.core.client.Client;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshToken;
import ostiary.emulators.aws.fault.Fault;
import ostiary.emulators.aws.fault.FaultPlan;

/// The store carries out every write and its answer is lost, each time: nobody is logged out for that. Mostly the SDK
/// tries again; once its retry quota is spent the client does.
class DropAfterCommitTest {
    private static final int INSTANCES = 4;
    private static final int REFRESHES_OF_A_SESSION = 50;

    private final int wanted = Scale.current().races();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger loggedOut = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();

    @Test
    void noHonestClientIsLoggedOutThoughTheAnswerToEveryWriteIsLost() throws Exception {
        var instances = Stream.generate(ProxiedWorld::new).limit(INSTANCES).toList();
        ConcurrentActors.run(
                instances.stream()
                        .<ConcurrentActors.Actor>map(instance -> _ -> loseEveryAnswer(instance))
                        .toList(),
                new SplittableRandom());

        System.out.printf(
                "%d refreshes, %d answers to writes dropped, %d requests repeated by their client: %d clients logged"
                        + " out%n",
                refreshes.get(), dropped.get(), unanswered.get(), loggedOut.get());
        assertThat(loggedOut).hasValue(0);
        assertThat(refreshes).hasValueGreaterThanOrEqualTo(wanted);
        assertThat(dropped.get()).isGreaterThanOrEqualTo(refreshes.get());
    }

    private void loseEveryAnswer(ProxiedWorld instance) {
        try (instance) {
            instance.proxy.follow(FaultPlan.always(Fault.DROPPED_AFTER_COMMIT).on("PutItem", "UpdateItem"));
            while (refreshes.get() < wanted) {
                beASession(instance.world);
            }
            dropped.addAndGet(instance.proxy.counts().faults(Fault.DROPPED_AFTER_COMMIT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void beASession(World world) {
        var client = world.clients.byDefault();
        var token = logIn(world, client);
        for (int i = 0; i < REFRESHES_OF_A_SESSION && refreshes.get() < wanted; i++) {
            var before = token;
            if (!(untilAnswered(() -> world.refreshSession().refresh(before.text(), World.LAPTOP))
                    instanceof Refreshed(var tokens))) {
                loggedOut.incrementAndGet();
                return;
            }
            token = tokens.refreshToken();
            assertThat(token.text()).isNotEqualTo(before.text());
            refreshes.incrementAndGet();
            world.clock.advance(client.policy().grace().plus(Duration.ofMillis(1)));
        }
    }

    private RefreshToken logIn(World world, Client client) {
        var email = Accounts.one();
        var outcome = untilAnswered(() -> world.logIn().logIn(email.value(), World.PASSWORD, client, World.LAPTOP));
        return ((LoggedIn) outcome).tokens().refreshToken();
    }

    private <T> T untilAnswered(Supplier<T> request) {
        while (true) {
            try {
                return request.get();
            } catch (UnavailableException unavailable) {
                unanswered.incrementAndGet();
            }
        }
    }
}
