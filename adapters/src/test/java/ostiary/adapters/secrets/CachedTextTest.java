package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;

/// When it reads. The reads here take no time; [CachedTextConcurrencyTest] and [HangingTextTest] are about
/// those that do.
class CachedTextTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private String text = "1";
    private boolean down;
    private final AtomicInteger reads = new AtomicInteger();
    private final CachedText<Integer> secret = cached(() -> {
        reads.incrementAndGet();
        if (down) {
            throw new UnavailableException("down", null);
        }
        return text;
    });

    private CachedText<Integer> cached(TextSource source) {
        return new CachedText<>(source, CachedTextTest::parse, () -> now, Runnable::run);
    }

    private static Integer parse(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException malformed) {
            throw new MalformedKeysException("no number");
        }
    }

    private static Optional<Integer> only(int wanted, int value) {
        return value == wanted ? Optional.of(value) : Optional.empty();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void isReadOnceForManyRequests() {
        for (int i = 0; i < 1000; i++) {
            assertThat(secret.get()).isEqualTo(1);
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void isReadAnewAfterFiveMinutes() {
        secret.get();
        text = "2";

        pass(Duration.ofMinutes(5).minusNanos(1));
        assertThat(secret.get()).isEqualTo(1);
        pass(Duration.ofNanos(1));
        assertThat(secret.get()).isEqualTo(2);
        assertThat(reads).hasValue(2);
    }

    @Test
    void isServedStaleWhileItsSourceIsDown() {
        secret.get();
        down = true;

        for (int i = 0; i < 24 * 60 * 60; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(secret.get()).isEqualTo(1);
        }

        // From the fifth minute on, every ten seconds.
        assertThat(reads.get()).isBetween(8000, 8650);
    }

    @Test
    void recoversWithinTenSeconds() {
        secret.get();
        down = true;
        pass(Duration.ofMinutes(5));
        secret.get();
        down = false;
        text = "2";

        pass(Duration.ofSeconds(10));

        assertThat(secret.get()).isEqualTo(2);
    }

    @Test
    void isUnavailableUntilItWasReadOnce() {
        down = true;
        assertThatThrownBy(secret::get).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(secret::get).isInstanceOf(UnavailableException.class);
        assertThat(reads).hasValue(1);

        down = false;
        pass(Duration.ofSeconds(1));
        assertThat(secret.get()).isEqualTo(1);
    }

    @Test
    void keepsTheOldValueWhenTheNewTextIsMalformed() {
        secret.get();
        text = "s3cret";

        pass(Duration.ofMinutes(5));
        assertThat(secret.get()).isEqualTo(1);
        text = "2";
        pass(Duration.ofSeconds(10));
        assertThat(secret.get()).isEqualTo(2);
    }

    @Test
    void isUnavailableWhenTheFirstTextIsMalformedAndDoesNotShowIt() {
        text = "s3cret";

        assertThatThrownBy(secret::get)
                .isInstanceOf(UnavailableException.class)
                .satisfies(thrown -> assertThat(Throwables.getStackTrace(thrown))
                        .contains("no number")
                        .doesNotContain("s3cret"));
    }

    @Test
    void isSearchedAgainForWhatIsNew() {
        secret.get();
        text = "2";

        assertThat(secret.find(value -> only(2, value))).contains(2);
        assertThat(reads).hasValue(2);
    }

    @Test
    void isSearchedAgainAtMostOnceAMinute() {
        secret.get();

        for (int i = 0; i < 10 * 60; i++) {
            for (int request = 0; request < 100; request++) {
                assertThat(secret.find(value -> only(7, value))).isEmpty();
            }
            pass(Duration.ofSeconds(1));
        }

        // The first read and ten searches; each search also counts as the regular read.
        assertThat(reads).hasValue(11);
    }

    @Test
    void isNotSearchedWhileItsSourceIsDown() {
        secret.get();
        down = true;
        pass(Duration.ofMinutes(5));
        secret.get();

        assertThat(secret.find(value -> only(7, value))).isEmpty();

        assertThat(reads).hasValue(2);
    }
}
