package ostiary.core.session;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import ostiary.core.session.RefreshModel.Answer;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;

/// Whatever clients do and in whatever order, a session is one line of tokens, no honest client is refused and nothing
/// comes after its end. Run over a store by a class that extends this.
///
/// A failure names its seed; `-Dostiary.seed=n` starts with that one.
public abstract class RefreshHistories {
    private static final int TABS = 6;

    private final long firstSeed = Long.getLong("ostiary.seed", 1);

    protected abstract SessionStore store();

    /// How many histories to try.
    protected int histories() {
        return 1_200;
    }

    private World world() {
        return new World(Stores.inMemory().withSessions(store()));
    }

    @Test
    void areAnsweredAsTheModelAnswersThem() {
        var answers = new ArrayList<Answer>();
        for (long seed = firstSeed; seed < firstSeed + histories(); seed++) {
            var history = new RefreshHistory(world(), seed);
            try {
                answers.addAll(history.run());
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("seed " + seed + ": " + history, failed);
            }
        }
        var refusals = answers.stream()
                .filter(Answer.Refusal.class::isInstance)
                .collect(groupingBy(answer -> ((Answer.Refusal) answer).reason(), counting()));
        assertThat(refusals)
                .as("every end was reached")
                .containsOnlyKeys(
                        RefreshRefusal.EXPIRED, RefreshRefusal.IDLE, RefreshRefusal.REVOKED, RefreshRefusal.REPLAYED);
    }

    @Test
    void neverRefuseATabThatTriesAgainInTime() throws Exception {
        for (long seed = firstSeed; seed < firstSeed + histories() / 40; seed++) {
            try {
                honestTabs(world(), new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        }
    }

    /// Tabs that share one token come back at the same time, lose replies, and try again before the grace is over.
    private void honestTabs(World world, SplittableRandom random) throws InterruptedException {
        world.clock.set(Fresh.now());
        var held = world.loggedIn(world.clients.byDefault()).refreshToken();
        for (int round = 0; round < 8; round++) {
            var next = refresh(world, held, TABS);
            var grace = Duration.ofSeconds(30);
            while (random.nextInt(3) > 0) {
                var pause = Duration.ofMillis(random.nextLong(grace.toMillis()));
                grace = grace.minus(pause);
                world.clock.advance(pause);
                assertThat(refresh(world, held, 1 + random.nextInt(TABS)).text())
                        .isEqualTo(next.text());
            }
            assertThat(next.text()).isNotEqualTo(held.text());
            held = next;
            world.clock.advance(
                    grace.plusMillis(random.nextLong(Duration.ofDays(10).toMillis())));
        }
    }

    private static RefreshToken refresh(World world, RefreshToken held, int tabs) throws InterruptedException {
        var outcomes = AtOnce.callAll(
                Collections.nCopies(tabs, () -> world.refreshSession().refresh(held.text(), World.LAPTOP)));
        assertThat(outcomes).hasOnlyElementsOfType(Refreshed.class);
        var tokens = outcomes.stream()
                .map(outcome -> ((Refreshed) outcome).tokens().refreshToken())
                .toList();
        assertThat(tokens.stream().map(RefreshToken::text).distinct()).hasSize(1);
        return tokens.getFirst();
    }
}
