package ostiary.functions.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The torture is worth something: every known flaw is caught.
class ControlsTest {
    private static final Duration ROUND = Duration.ofMillis(700);
    private static final int ROUNDS = 60;

    @ParameterizedTest
    @EnumSource(
            value = Flaw.class,
            mode = Mode.EXCLUDE,
            names = {"NONE"})
    void theFlawIsCaught(Flaw flaw) throws Exception {
        var caught = EnumSet.noneOf(Rule.class);
        long seed = Scale.current().seed();
        int rounds = 0;
        while (caught.isEmpty() && rounds < ROUNDS) {
            var report = new Round(Plan.brisk(), flaw, ROUND, seed + rounds).run();
            report.violations().stream()
                    .map(Violation::rule)
                    .filter(flaw.breaks()::contains)
                    .forEach(caught::add);
            rounds++;
        }
        System.out.printf("%-22s caught by %s in round %d from seed %d%n", flaw, caught, rounds, seed);
        assertThat(caught).isNotEmpty();
    }
}
