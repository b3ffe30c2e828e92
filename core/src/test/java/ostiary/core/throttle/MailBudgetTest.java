package ostiary.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailBudgetTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Throttle throttle = new Throttle(new InMemoryAttemptStore());

    private long sent(MailBudget budget, int asked, Instant now) {
        return IntStream.range(0, asked)
                .filter(_ -> throttle.take(budget.share(), now).isEmpty())
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 999, 4_999, 9_999})
    void isSpentToTheLastMailWhereOneItemCountsIt(int perHour) {
        var budget = new MailBudget(perHour, new Random(1));

        assertThat(sent(budget, perHour + 100, NOON)).isEqualTo(perHour);
    }

    @Test
    void isThereAnewEachHour() {
        var budget = new MailBudget(10, new Random(1));

        assertThat(sent(budget, 20, NOON)).isEqualTo(10);
        assertThat(sent(budget, 20, NOON.plus(Duration.ofMinutes(59)))).isZero();
        assertThat(sent(budget, 20, NOON.plus(Duration.ofHours(1)))).isEqualTo(10);
    }

    /// Whatever the chance: never more, and nearly all of it before the first mail goes missing.
    @ParameterizedTest
    @CsvSource({"10000, 2", "50001, 10", "1000000, 64"})
    void isSpreadOverItemsWhereItIsLarge(int perHour, int items) {
        var budget = new MailBudget(perHour, new Random(1));

        assertThat(IntStream.range(0, 5_000)
                        .mapToObj(_ -> budget.share().name())
                        .distinct())
                .hasSize(items);
        assertThat(sent(budget, 2 * perHour, NOON)).isBetween((long) perHour - items, (long) perHour);
        assertThat(sent(budget, perHour * 9 / 10, NOON.plus(Duration.ofHours(1))))
                .isEqualTo(perHour * 9 / 10);
    }
}
