package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricMathTest {
    private static final Map<String, OptionalDouble> METRICS = Map.of(
            "two", OptionalDouble.of(2),
            "none", OptionalDouble.of(0),
            "missing", OptionalDouble.empty());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1+two*3-4/two            | 5
        10-3-two                 | 5
        100*(two+two)/8          | 50
        FILL(missing, 0)+two     | 2
        FILL(two, 7)             | 2
        IF(two >= 2, 5, 6)       | 5
        IF(two > 2, 5, two/none) |
        IF(two < 3, 5, two/none) | 5
        IF(missing > 1, 5, 6)    |
        missing+two              |
        two/none                 |
        """)
    void countsAsCloudWatchDoes(String expression, Double value) {
        assertThat(MetricMath.evaluate(expression, METRICS))
                .isEqualTo(value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two+", "(two", "two two", "three", "RATE(two)", "FILL(two)", "two ^ 2"})
    void guessesNothing(String expression) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> MetricMath.evaluate(expression, METRICS));
    }

    @Test
    void readsAllOfIt() {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> MetricMath.evaluate("two & two", METRICS));
    }
}
