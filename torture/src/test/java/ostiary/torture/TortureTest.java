package ostiary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `make torture` runs this for minutes, `make test` for seconds.
class TortureTest {
    private static final Duration SHORT_ROUND = Duration.ofSeconds(3);
    private static final Duration LONG_ROUND = Duration.ofSeconds(10);

    /// Without these, nothing was tested.
    private static final List<String> AT_LEAST =
            List.of("client rotated", "client rested", "client repeated", "thief refused: REPLAYED");

    @Test
    void nobodyIsLoggedOutByAccidentAndNoStolenTokenLives() throws Exception {
        var scale = Scale.current();
        var end = Instant.now().plus(scale.duration().orElse(Duration.ZERO));
        var length = scale.duration().isPresent() ? LONG_ROUND : SHORT_ROUND;
        var total = Report.nothing();
        for (long seed = scale.seed(); !covers(total) || Instant.now().isBefore(end); seed++) {
            var report = new Round(Plan.everything(), Flaw.NONE, length, seed).run();
            total = total.plus(report);
            System.out.printf("seed %d: %s%n", seed, report.inShort());
            assertThat(report.violations()).as("with seed %d", seed).isEmpty();
        }
        System.out.println(total);
    }

    private static boolean covers(Report total) {
        return total.refreshes().keySet().containsAll(AT_LEAST)
                && total.logOuts() > 0
                && total.logOutsEverywhere() > 0
                && total.deaths() > 0;
    }
}
