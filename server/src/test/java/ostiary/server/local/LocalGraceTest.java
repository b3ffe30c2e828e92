package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalGraceTest {
    @Test
    void isInDays() {
        assertThat(LocalGrace.parse("3").orElseThrow().days().days()).isEqualTo(3);
        assertThat(LocalGrace.parse("3").orElseThrow().demo()).isEmpty();
    }

    @Test
    void isInSecondsForTheDemo() {
        assertThat(LocalGrace.parse("20s").orElseThrow().demo()).contains(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "91", "0s", "-1s", "s", "1.5s", "100000s", "20S", "20 s"})
    void isNothingElse(String text) {
        assertThat(LocalGrace.parse(text)).isEmpty();
    }
}
