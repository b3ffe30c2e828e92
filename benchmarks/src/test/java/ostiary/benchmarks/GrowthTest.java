package ostiary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.cdk.cost.Rates;

/// The model of `docs/scale.md` beside what DynamoDB Local counts for three loads.
class GrowthTest {
    private static final double MOST_PERCENT_OFF = 20;

    @ParameterizedTest
    @CsvSource({"2, 18, 80", "10, 90, 400", "2, 60, 300"})
    void predictsWhatALoadTakesOfTheTable(int logins, int refreshes, int checks) {
        var measured = Capacity.measure(logins, refreshes, checks);
        var predicted = new Rates(logins, refreshes, checks, 0);

        assertThat(predicted.reads()).isCloseTo(measured.read(), withPercentage(MOST_PERCENT_OFF));
        assertThat(predicted.writes()).isCloseTo(measured.write(), withPercentage(MOST_PERCENT_OFF));
        assertThat(predicted.calls()).isCloseTo(measured.requests(), withPercentage(MOST_PERCENT_OFF));
    }
}
