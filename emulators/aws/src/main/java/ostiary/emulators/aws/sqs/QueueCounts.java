package ostiary.emulators.aws.sqs;

import java.time.Duration;

/// The number of messages of a queue.
///
/// @param visible that the next receive may return
/// @param notVisible that somebody has received
/// @param delayed that nobody may receive yet
/// @param oldest the age of the oldest
public record QueueCounts(int visible, int notVisible, int delayed, Duration oldest) {
    public int all() {
        return visible + notVisible + delayed;
    }
}
