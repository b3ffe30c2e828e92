package ostiary.adapters.aws;

import java.security.SecureRandom;
import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/// Any pause up to a bound that doubles: "full jitter"
/// (<https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/>).
///
/// The SDK's own draws from a generator that is seeded once a process: environments restored from one snapshot would
/// wait equally long, and come back all at once.
///
/// @param first bound of the first pause
/// @param longest bound that no pause exceeds
record FullJitter(Duration first, Duration longest) implements BackoffStrategy {
    private static final int MOST_DOUBLINGS = 20;

    /// @param attempt the number of the one that failed, from 1
    @Override
    public Duration computeDelay(int attempt) {
        long bound = Math.min(longest.toNanos(), first.toNanos() << Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS));
        return Duration.ofNanos(new SecureRandom().nextLong(bound + 1));
    }
}
