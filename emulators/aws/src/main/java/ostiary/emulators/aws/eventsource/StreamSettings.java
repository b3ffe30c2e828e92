package ostiary.emulators.aws.eventsource;

import java.time.Duration;
import java.util.Optional;

/// The settings of a mapping that reads a stream
/// (<https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html>).
///
/// @param batchSize the most records of an invocation
/// @param window for how long a batch that is not full waits
/// @param bisects whether a batch that failed is split in two
/// @param reportsItems whether the function says at which record it failed
/// @param maximumRetryAttempts after which a batch is given up; -1 for never
/// @param maximumRecordAge after which a record is given up; empty for never
/// @param parallelizationFactor how many batches of a shard are worked on side by side
/// @param filter which records reach the function
public record StreamSettings(
        int batchSize,
        Duration window,
        boolean bisects,
        boolean reportsItems,
        int maximumRetryAttempts,
        Optional<Duration> maximumRecordAge,
        int parallelizationFactor,
        FilterCriteria filter) {
    /// The settings of a mapping that none was given.
    public static final StreamSettings DEFAULT =
            new StreamSettings(100, Duration.ZERO, false, false, -1, Optional.empty(), 1, FilterCriteria.NONE);
}
