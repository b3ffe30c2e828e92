package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeparationTest {
    @Test
    void isAsMannAndWhitneyHaveIt() {
        assertThat(Separation.of(List.of(1L, 2L, 3L), List.of(4L, 5L))).isEqualTo(1);
        assertThat(Separation.of(List.of(4L, 5L), List.of(1L, 2L, 3L))).isZero();
        assertThat(Separation.of(List.of(1L, 1L, 1L), List.of(1L, 1L))).isEqualTo(0.5);
        assertThat(Separation.of(List.of(1L, 3L), List.of(2L, 3L))).isEqualTo(0.625);
    }

    /// As large as the samples of a bench, with its scatter and its leak.
    @Test
    void findsAMillisecondInAThousandSamples() {
        var random = new Random(20261130);
        var one = samples(random, 20);
        var same = samples(random, 20);
        var slower = samples(random, 21);

        assertThat(Separation.of(one, same)).isCloseTo(0.5, within(0.05));
        assertThat(Separation.of(one, slower)).isGreaterThan(0.55);
    }

    private static List<Long> samples(Random random, double millis) {
        return Stream.generate(() -> (long) (1_000_000 * random.nextGaussian(millis, 4)))
                .limit(1000)
                .toList();
    }
}
