package ostiary.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientLimitsTest {
    private static final int PER_SECOND = 5;
    private static final int AT_ONCE = 100;
    private static final String ADA = "192.0.2.7";

    private final AtomicLong time =
            new AtomicLong(Long.MAX_VALUE - Duration.ofHours(1).toNanos());
    private final ClientLimits limits = new ClientLimits(PER_SECOND, AT_ONCE, time::get);

    @Test
    void admitsABurstAndThenTheSteadyRate() {
        assertThat(admitted(ADA, 1000)).isEqualTo(AT_ONCE);
        pass(Duration.ofSeconds(1));
        assertThat(admitted(ADA, 1000)).isEqualTo(PER_SECOND);
        pass(Duration.ofMillis(100));
        assertThat(admitted(ADA, 1000)).isZero();
        pass(Duration.ofMillis(100));
        assertThat(admitted(ADA, 1000)).isEqualTo(1);
    }

    @Test
    void givesBackNoMoreThanABurst() {
        admitted(ADA, AT_ONCE);
        pass(Duration.ofDays(400));

        assertThat(admitted(ADA, 1000)).isEqualTo(AT_ONCE);
    }

    @Test
    void punishesNobodyForRequestsThatItRefused() {
        admitted(ADA, 1_000_000);
        pass(Duration.ofSeconds(AT_ONCE / PER_SECOND));

        assertThat(admitted(ADA, 1000)).isEqualTo(AT_ONCE);
    }

    @Test
    void admitsAThousandClientsThatEachCallOften() {
        for (int i = 0; i < 1000; i++) {
            assertThat(admitted("203.0." + i / 250 + "." + i % 250, 20)).isEqualTo(20);
        }
    }

    /// A customer of a network operator has 65,536 networks of /64 to call from.
    @Test
    void takesANetworkOfIpv6ForOneClient() {
        int admitted = IntStream.range(0, 1000)
                .map(i -> admitted("2001:db8:1:" + Integer.toHexString(i) + "::1", 1))
                .sum();

        assertThat(admitted).isEqualTo(AT_ONCE);
        assertThat(admitted("2001:db8:2::1", 1000)).isEqualTo(AT_ONCE);
    }

    /// Whoever calls from many addresses gets what they get together, and leaves the others theirs.
    @Test
    void leavesOthersTheirsWhenManyAreSpent() {
        IntStream.range(0, 2000).forEach(i -> admitted("198.18." + i / 250 + "." + i % 250, 2 * AT_ONCE));

        int others = IntStream.range(0, 1000)
                .map(i -> admitted("203.0." + i / 250 + "." + i % 250, 1))
                .sum();

        assertThat(others).isGreaterThan(980);
    }

    @Test
    void countsWhatIsNoAddressTogether() {
        assertThat(admitted("unknown", AT_ONCE)).isEqualTo(AT_ONCE);
        assertThat(admitted("", 1)).isZero();
    }

    private int admitted(String address, int requests) {
        return (int)
                IntStream.range(0, requests).filter(_ -> limits.admit(address)).count();
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }
}
