package ostiary.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;

/// The contract of every [AttemptStore]; each adapter's test extends this.
public abstract class AttemptStoreContract {
    private static final Limit LOGIN = new Limit("login", 3, Duration.ofMinutes(15));
    private static final Limit MAIL = new Limit("mail", 3, Duration.ofMinutes(15));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Instant now = Fresh.now();
    private final String ada = UUID.randomUUID() + "@example.org";
    private final AttemptWindow window = AttemptWindow.of(LOGIN.of(ada), now);

    protected abstract AttemptStore store();

    @Test
    void countsFromOneOn() {
        assertThat(store().add(window)).isEqualTo(1);
        assertThat(store().add(window)).isEqualTo(2);
        assertThat(store().add(window)).isEqualTo(3);
    }

    @Test
    void countsOnPastTheLimit() {
        for (int attempt = 1; attempt <= LOGIN.most(); attempt++) {
            store().add(window);
        }

        assertThat(store().add(window)).isEqualTo(LOGIN.most() + 1);
    }

    @Test
    void countsNothingForWindowsNeverUsed() {
        var other = AttemptWindow.of(MAIL.of(ada), now);

        assertThat(store().counts(List.of(window, other))).isEqualTo(Map.of(window, 0, other, 0));
    }

    @Test
    void tellsTheCountsOfAllWindowsAskedFor() throws Exception {
        var other = AttemptWindow.of(MAIL.of(ada), now);
        store().add(window);
        store().add(window);

        assertThat(settledCounts(Map.of(window, 2, other, 0))).isEqualTo(Map.of(window, 2, other, 0));
    }

    @Test
    void keepsSubjectsLimitsAndTimesApart() {
        store().add(window);

        assertThat(store().add(AttemptWindow.of(LOGIN.of(UUID.randomUUID().toString()), now)))
                .isEqualTo(1);
        assertThat(store().add(AttemptWindow.of(MAIL.of(ada), now))).isEqualTo(1);
        assertThat(store().add(AttemptWindow.of(LOGIN.of(ada), window.end()))).isEqualTo(1);
        assertThat(store().add(window)).isEqualTo(2);
    }

    @Test
    void losesNoAttemptOfManyAtOnce() throws Exception {
        int callers = 64;

        var answers = AtOnce.call(callers, () -> store().add(window));

        assertThat(answers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, callers).boxed().toList());
    }

    /// A very recent attempt may be missing from the counts, so they are given a while to become what is expected.
    private Map<AttemptWindow, Integer> settledCounts(Map<AttemptWindow, Integer> expected) throws Exception {
        var windows = List.copyOf(expected.keySet());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var counts = store().counts(windows);
        while (!counts.equals(expected) && System.nanoTime() < deadline) {
            Thread.sleep(50);
            counts = store().counts(windows);
        }
        return counts;
    }
}
