package ostiary.emulators.aws.eventsource;

import java.time.Duration;

/// The settings of a mapping that reads a queue
/// (<https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html>).
///
/// @param batchSize the most messages of an invocation
/// @param window for how long a batch that is not full waits
/// @param reportsItems whether the function says which messages it failed at
/// @param filter which messages reach the function; the others are deleted
public record QueueMappingSettings(int batchSize, Duration window, boolean reportsItems, FilterCriteria filter) {
    /// The settings of a mapping that none was given.
    public static final QueueMappingSettings DEFAULT =
            new QueueMappingSettings(10, Duration.ZERO, false, FilterCriteria.NONE);
}
