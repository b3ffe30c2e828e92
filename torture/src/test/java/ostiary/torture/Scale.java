package ostiary.torture;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// How much torture there is to be.
///
/// @param duration empty for a short run
/// @param seed of the first round; later rounds count on from it
record Scale(Optional<Duration> duration, long seed) {
    private static final int SHORT = 200;
    private static final int LONG = 10_000;

    /// As the system properties `torture.minutes` and `torture.seed` say.
    static Scale current() {
        var minutes = Optional.ofNullable(Long.getLong("torture.minutes"));
        long any = ThreadLocalRandom.current().nextLong(1_000_000_000);
        return new Scale(minutes.map(Duration::ofMinutes), Long.getLong("torture.seed", any));
    }

    /// How many times a race is run.
    int races() {
        return duration.isPresent() ? LONG : SHORT;
    }
}
