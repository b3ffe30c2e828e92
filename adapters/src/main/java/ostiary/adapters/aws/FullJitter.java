package ostiary.adapters.aws;

import java.security.SecureRandom;
import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/// A random pause up to a bound that doubles: "full jitter"
/// (<https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/>).
///
/// The SDK's own jitter uses a generator seeded once per process: environments restored from one snapshot would
/// pause equally long and retry all at once.
///
/// @param first bound of the first pause
/// @param longest bound of every pause
record FullJitter(Duration first, Duration longest) implements BackoffStrategy {
    private static final int MOST_DOUBLINGS = 20;

    /// @param attempt number of the attempt that failed, from 1
    @Override
    public Duration computeDelay(int attempt) {
        long bound = Math.min(longest.toNanos(), first.toNanos() << Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS));
        return Duration.ofNanos(new SecureRandom().nextLong(bound + 1));
    }
}
