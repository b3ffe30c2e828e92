package ostiary.emulators.aws.sqs;

import java.time.Duration;
import java.util.Optional;

/// The settings of a queue
/// (<https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html>).
///
/// @param visibilityTimeout for which nobody else gets a message that somebody got
/// @param retention after which a message is gone, counted from when it was first sent to any queue
/// @param delay before anybody gets a message
/// @param redrive empty if the queue has no dead-letter queue
/// @param kmsKeyArn empty for a queue without a key of the customer
public record QueueSettings(
        Duration visibilityTimeout, Duration retention, Duration delay, Optional<Redrive> redrive, String kmsKeyArn) {
    /// The settings of a queue that none was given.
    public static final QueueSettings DEFAULT =
            new QueueSettings(Duration.ofSeconds(30), Duration.ofDays(4), Duration.ZERO, Optional.empty(), "");

    /// Where messages go that were received too often.
    ///
    /// @param maxReceiveCount after so many receives the next one moves the message
    public record Redrive(String deadLetterArn, int maxReceiveCount) {}

    public QueueSettings withVisibilityTimeout(Duration timeout) {
        return new QueueSettings(timeout, retention, delay, redrive, kmsKeyArn);
    }

    public QueueSettings withRetention(Duration kept) {
        return new QueueSettings(visibilityTimeout, kept, delay, redrive, kmsKeyArn);
    }

    public QueueSettings withDelay(Duration wait) {
        return new QueueSettings(visibilityTimeout, retention, wait, redrive, kmsKeyArn);
    }

    public QueueSettings withRedrive(String deadLetterArn, int maxReceiveCount) {
        return new QueueSettings(
                visibilityTimeout,
                retention,
                delay,
                Optional.of(new Redrive(deadLetterArn, maxReceiveCount)),
                kmsKeyArn);
    }

    public QueueSettings withKey(String keyArn) {
        return new QueueSettings(visibilityTimeout, retention, delay, redrive, keyArn);
    }
}
