package ostiary.torture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The torture is worth something: every known flaw is caught.
class ControlsTest {
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final int ROUNDS = 60;

    @ParameterizedTest
    @EnumSource(
            value = Flaw.class,
            mode = Mode.EXCLUDE,
            names = {"NONE"})
    void theFlawIsCaught(Flaw flaw) throws Exception {
        Set<Rule> broken = Set.of();
        long seed = Scale.current().seed();
        int rounds = 0;
        while (broken.isEmpty() && rounds < ROUNDS) {
            var round = new Round(Plan.brisk(), flaw, ROUND, seed + rounds);
            broken = broken(
                    flaw,
                    round.runUntil(fleet -> !broken(flaw, Report.of(fleet)).isEmpty()));
            rounds++;
        }
        System.out.printf("%-22s caught by %s in round %d from seed %d%n", flaw, broken, rounds, seed);
        assertThat(broken).isNotEmpty();
    }

    /// Of the rules that the flaw breaks: it is not caught by chance for something else.
    private static Set<Rule> broken(Flaw flaw, Report report) {
        return report.violations().stream()
                .map(Violation::rule)
                .filter(flaw.breaks()::contains)
                .collect(toSet());
    }
}
