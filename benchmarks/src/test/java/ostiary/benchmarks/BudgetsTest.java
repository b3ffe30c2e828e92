package ostiary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// That everything can be measured. How long it takes is `make bench`'s business.
class BudgetsTest {
    @ParameterizedTest
    @MethodSource("ostiary.benchmarks.Budgets#measurable")
    void everyBenchmarkRuns(Budget budget) throws RunnerException {
        var options = new OptionsBuilder()
                .include(budget.pattern())
                .param("rehearsals", "1")
                .mode(Mode.SingleShotTime)
                .forks(0)
                .measurementIterations(1)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();

        var ratio = Ratio.of(new Runner(options).runSingle());

        assertThat(ratio.subjectNanos()).isPositive();
        assertThat(ratio.peerNanos()).isPositive();
    }

    @Test
    void startsGiveAnAnswer() throws Exception {
        try (var firstAnswers = new FirstAnswers()) {
            assertThat(firstAnswers.kinds())
                    .filteredOn(
                            kind -> Set.of("login, primed", "authorizer, cold").contains(kind.what()))
                    .hasSize(2)
                    .allMatch(kind -> kind.measure(1).measured() > 0);
        }
    }

    @Test
    void everyOperationKeepsToItsCapacityUnits() {
        assertThat(Capacity.measure()).hasSize(4).allMatch(Capacity.Operation::isWithin);
    }
}
