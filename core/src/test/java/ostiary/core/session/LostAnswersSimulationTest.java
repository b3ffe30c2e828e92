package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.client.SessionPolicy;
import ostiary.core.session.RefreshModel.Answer;
import ostiary.core.token.RefreshRefusal;

/// How owners and thieves fare over the whole life of a session. Simulated with [RefreshModel], which answers as the
/// service does ([RefreshHistories]).
///
/// `-Dostiary.sessions=n` simulates so many of each kind; by itself there are fewer of those who refresh all day long.
class LostAnswersSimulationTest {
    private static final Optional<Integer> SESSIONS = Optional.ofNullable(Integer.getInteger("ostiary.sessions"));
    private static final int DAYS = 90;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    /// Long enough that no history ends because the session does.
    private static final SessionPolicy POLICY = new SessionPolicy(GRACE, Duration.ofDays(14), Duration.ofDays(92));

    /// Of those who refresh at least four times a day one answer a day is lost, of others one a week.
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100})
    void nobodyIsLoggedOutWhoLosesAnAnswerADay(int refreshesADay) {
        int loggedOut = 0;
        for (int session = 0; session < sessions(refreshesADay); session++) {
            loggedOut += new Owner(refreshesADay, new SplittableRandom(session)).isLoggedOut() ? 1 : 0;
        }

        assertThat(loggedOut).isZero();
    }

    /// Whichever token a thief has copied, and however long after its grace it is used.
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100})
    void everyThiefIsFoundWithinTwoRefreshesOfTheFirstThatIsForgiven(int refreshesADay) {
        for (int session = 0; session < sessions(refreshesADay); session++) {
            var random = new SplittableRandom(session);
            var owner = new Owner(refreshesADay, random);
            owner.live(random.nextInt(refreshesADay * 10));

            assertThat(owner.refreshesUntilTheThiefIsFound())
                    .as("session %d", session)
                    .isLessThanOrEqualTo(2);
        }
    }

    private static int sessions(int refreshesADay) {
        return SESSIONS.orElse(refreshesADay > 10 ? 500 : 10_000);
    }

    /// A client that refreshes at even intervals. Of a day's refreshes the answer to one, the same each day, is lost,
    /// and it comes back between a minute and eight hours later, with its next refresh at the latest.
    private static final class Owner {
        private final int refreshesADay;
        private final Duration interval;
        private final SplittableRandom random;
        private final RefreshModel model = new RefreshModel(POLICY, START);
        private final int lostRefresh;
        private Instant now = START;
        private int held;

        Owner(int refreshesADay, SplittableRandom random) {
            this.refreshesADay = refreshesADay;
            this.interval = DAY.dividedBy(refreshesADay);
            this.random = random;
            this.lostRefresh = random.nextInt(refreshesADay < 4 ? refreshesADay * 7 : refreshesADay);
        }

        boolean isLoggedOut() {
            live(refreshesADay * DAYS);
            return model.ended().isPresent();
        }

        void live(int refreshes) {
            int period = refreshesADay < 4 ? refreshesADay * 7 : refreshesADay;
            for (int refresh = 0; refresh < refreshes && model.ended().isEmpty(); refresh++) {
                var due = START.plus(interval.multipliedBy(refresh));
                now = due.isAfter(now) ? due : now.plus(GRACE);
                if (refresh % period == lostRefresh) {
                    model.refresh(held, now);
                    now = now.plus(absence());
                }
                refresh();
            }
        }

        private Duration absence() {
            long shortest = Duration.ofMinutes(1).toMillis();
            long longest = Duration.ofHours(8).toMillis();
            return Duration.ofMillis(random.nextLong(shortest, longest + 1));
        }

        private boolean refresh() {
            return take(model.refresh(held, now)).map(token -> held = token).isPresent();
        }

        private static Optional<Integer> take(Answer answer) {
            return switch (answer) {
                case Answer.Token(var number) -> Optional.of(number);
                case Answer.Refusal(var reason) -> {
                    assertThat(reason).isEqualTo(RefreshRefusal.REPLAYED);
                    yield Optional.empty();
                }
            };
        }

        /// A copy is used by somebody else, in turns with the owner, each more than a grace after the other. Counted
        /// from the first answer that is forgiven.
        int refreshesUntilTheThiefIsFound() {
            int stolen = Math.max(0, held - random.nextInt(3));
            int sinceForgiven = -1;
            boolean thiefsTurn = random.nextBoolean();
            for (int turn = 0; turn < 10; turn++) {
                now = now.plus(GRACE).plusMillis(1 + random.nextLong(interval.toMillis()));
                boolean forgiving = isForgiving(thiefsTurn ? stolen : held);
                var answer = take(model.refresh(thiefsTurn ? stolen : held, now));
                if (answer.isEmpty()) {
                    return sinceForgiven < 0 ? 0 : sinceForgiven + 1;
                }
                if (thiefsTurn) {
                    stolen = answer.get();
                } else {
                    held = answer.get();
                }
                sinceForgiven = sinceForgiven < 0 && forgiving ? 0 : sinceForgiven < 0 ? -1 : sinceForgiven + 1;
                thiefsTurn = !thiefsTurn;
            }
            return Integer.MAX_VALUE;
        }

        /// Each comes after the grace, so whoever has not the newest token needs to be forgiven.
        private boolean isForgiving(int token) {
            return token == model.newest() - 1;
        }
    }
}
