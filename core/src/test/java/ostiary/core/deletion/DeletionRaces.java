package ostiary.core.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.access.CheckAccess;
import ostiary.core.login.LogIn;
import ostiary.core.session.RefreshSession;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.Credential;

/// Races of a request for deletion, and of its end, with other steps; over each kind of store.
public abstract class DeletionRaces {
    private final Supplier<Opened> stores;
    private final int rounds;

    /// Stores for a round.
    ///
    /// @param follow makes them go by a clock
    public record Opened(Stores stores, Consumer<InstantSource> follow) {}

    /// @param rounds of each race, each with an account of its own
    protected DeletionRaces(Supplier<Opened> stores, int rounds) {
        this.stores = stores;
        this.rounds = rounds;
    }

    /// One round.
    private static final class Round extends DeletionSetup {
        Round(Opened opened) {
            super(opened.stores(), opened.follow());
        }

        List<Object> atOnce(Callable<Object> one, Callable<Object> other) throws InterruptedException {
            return AtOnce.callAll(List.of(one, other));
        }

        /// Whatever the other has come to: nothing of it lives on, not even once the account is kept.
        void nothingIsLeftOf(IssuedTokens other) {
            later();
            assertThat(refreshes(other)).isFalse();
            assertThat(world.checkAccess().check(other.accessToken())).isEqualTo(new CheckAccess.Outcome.Revoked());
        }
    }

    @FunctionalInterface
    private interface Race {
        void run(Round round) throws Exception;
    }

    private void race(Race race) throws Exception {
        for (int i = 0; i < rounds; i++) {
            race.run(new Round(stores.get()));
        }
    }

    @Test
    void requestAndRefresh() throws Exception {
        race(round -> {
            var outcomes = round.atOnce(
                    round::request,
                    () -> round.world
                            .refreshSession()
                            .refresh(round.tokens.refreshToken().text(), World.LAPTOP));

            if (outcomes.getLast() instanceof RefreshSession.Outcome.Refreshed(var fresh)) {
                round.nothingIsLeftOf(fresh);
            }
            round.nothingIsLeftOf(round.tokens);
            assertThat(round.cancel(round.challenge())).isTrue();
            assertThat(round.refreshes(round.tokens)).isFalse();
        });
    }

    @Test
    void requestAndLogin() throws Exception {
        race(round -> {
            var outcomes = round.atOnce(round::request, round::logIn);

            if (outcomes.getLast() instanceof LogIn.Outcome.LoggedIn(var fresh, var _)) {
                round.nothingIsLeftOf(fresh);
                assertThat(round.cancel(round.challenge())).isTrue();
                round.nothingIsLeftOf(fresh);
            } else {
                assertThat(outcomes.getLast()).isInstanceOf(LogIn.Outcome.DeletionPending.class);
            }
        });
    }

    @Test
    void requestAndChangeOfThePassword() throws Exception {
        race(round -> {
            var own = round.tokens.refreshToken();
            var before = round.login().orElseThrow().passwordHash();
            var outcomes = round.atOnce(round::request, () -> {
                try {
                    return round.world
                            .recovery()
                            .change()
                            .change(own.userId(), own.sessionId(), World.PASSWORD, DeletionSetup.OTHER);
                } catch (UnavailableException overtaken) {
                    return overtaken;
                }
            });

            assertThat(outcomes.getFirst()).isNotNull();
            round.nothingIsLeftOf(round.tokens);
            boolean isChanged = !round.login().orElseThrow().passwordHash().equals(before);
            var good = isChanged ? DeletionSetup.OTHER : World.PASSWORD;
            var bad = isChanged ? World.PASSWORD : DeletionSetup.OTHER;
            assertThat(round.logIn(good)).isInstanceOf(LogIn.Outcome.DeletionPending.class);
            assertThat(round.logIn(bad)).isEqualTo(new LogIn.Outcome.InvalidCredentials());
        });
    }

    /// Each with a challenge of its own.
    @Test
    void cancelAndCancel() throws Exception {
        race(round -> {
            round.request();
            round.later();
            var one = round.challenge();
            var other = round.challenge();

            var outcomes = round.atOnce(() -> round.cancel(one), () -> round.cancel(other));

            assertThat(outcomes).containsOnlyOnce(true);
            round.later();
            assertThat(round.logIn()).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        });
    }

    /// And somebody takes the address.
    @Test
    void cancelAndExpiry() throws Exception {
        race(round -> {
            var at = round.request();
            round.world.clock.set(at.minusMillis(1));
            var challenge = round.challenge();

            var outcomes = round.atOnce(() -> round.cancel(challenge), () -> {
                round.world.clock.advance(Duration.ofMillis(1));
                return takesTheAddress(round);
            });

            assertThat(outcomes).containsExactlyInAnyOrder(true, false);
            boolean isKept = outcomes.getFirst().equals(true);
            var owner = round.login().map(Credential::userId).orElseThrow();
            assertThat(owner.equals(round.ada.id())).isEqualTo(isKept);
            assertThat(round.world.stores.users().find(round.ada.id()).isPresent())
                    .isEqualTo(isKept);
        });
    }

    private static boolean takesTheAddress(Round round) {
        try {
            return !round.world.account(round.email).id().equals(round.ada.id());
        } catch (RuntimeException stillTaken) {
            return false;
        }
    }

    @Test
    void requestAndRequest() throws Exception {
        race(round -> {
            var outcomes = round.atOnce(round::request, () -> {
                round.world.clock.advance(Duration.ofSeconds(1));
                return round.request();
            });

            assertThat(outcomes.getFirst()).isEqualTo(outcomes.getLast());
        });
    }
}
