package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {
    private final Instant own = Instant.parse("2026-11-22T12:00:00.5Z");
    private final ServerClock clock = new ServerClock(InstantSource.fixed(own));

    @ParameterizedTest
    @ValueSource(strings = {"Sun, 22 Nov 2026 13:00:00 GMT", "Sun, 22 Nov 2026 11:58:00 GMT"})
    void goesByTheServersDate(String date) {
        clock.isNow(date);

        var second = date.contains("13:00") ? "2026-11-22T13:00:01Z" : "2026-11-22T11:58:01Z";
        assertThat(clock.instant()).isEqualTo(second);
    }

    @Test
    void goesByThisMachineUntilThereIsOne() {
        assertThat(clock.instant()).isEqualTo(own);

        clock.isNow("yesterday");

        assertThat(clock.instant()).isEqualTo(own);
    }
}
