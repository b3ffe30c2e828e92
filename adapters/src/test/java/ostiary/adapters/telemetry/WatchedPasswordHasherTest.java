package ostiary.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHasher;
import ostiary.core.testing.FastHasher;

class WatchedPasswordHasherTest {
    private static final Password PASSWORD = Password.of("tangerine walrus 42 sunrise");

    @Test
    void tellsHowManyWaitWheneverAPasswordIsHashed() {
        var metrics = metrics(hasher -> {
            var hash = hasher.hash(PASSWORD);
            assertThat(hasher.matches(PASSWORD, hash)).isTrue();
            assertThat(hasher.matches(Password.of("another " + PASSWORD.text()), hash))
                    .isFalse();
        });

        assertThat(metrics.path("HashQueue")).hasToString("[3.0,3.0,3.0]");
        assertThat(metrics.has("HashRefused")).isFalse();
    }

    @Test
    void tellsOfThoseThatGetNoSlotAndRefusesThemAsBefore() {
        var metrics = metrics(new Argon2PasswordHasher(1, Duration.ZERO), hasher -> {
            Thread.currentThread().interrupt(); // ends the wait for a slot before it begins
            assertThatThrownBy(() -> hasher.hash(PASSWORD)).isInstanceOf(HasherBusyException.class);
            assertThat(Thread.interrupted()).isTrue();
        });

        assertThat(metrics.path("HashRefused").asInt()).isEqualTo(1);
    }

    @Test
    void countsNoHashWhereNoneIsMade() {
        var metrics = metrics(hasher -> hasher.shouldReplace(hasher.decoy(), Password.of("tangerine")));

        assertThat(metrics.has("HashQueue")).isFalse();
    }

    private static JsonNode metrics(Consumer<PasswordHasher> use) {
        return metrics(new FastHasher(), use);
    }

    /// The one line of an invocation while three wait.
    private static JsonNode metrics(PasswordHasher behind, Consumer<PasswordHasher> use) {
        try (var output = CapturedOutput.begin()) {
            try (var _ = Invocation.begin(null)) {
                use.accept(new WatchedPasswordHasher(behind, () -> 3));
            }
            return output.metrics().getFirst();
        }
    }
}
