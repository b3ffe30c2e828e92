package ostiary.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionIdTest {
    private final Instant now = Instant.parse("2026-11-22T12:00:00.123Z");

    @Test
    void isAUuidOfVersion7WithTheTimeInFront() {
        var id = SessionId.at(now).value();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void sortsByTimeAsText() {
        var texts = Stream.iterate(now, at -> at.plusMillis(1))
                .limit(1000)
                .map(at -> SessionId.at(at).toString())
                .toList();

        assertThat(texts).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void isAnotherEachTime() {
        assertThat(Stream.generate(() -> SessionId.at(now)).limit(1000).distinct())
                .hasSize(1000);
    }
}
