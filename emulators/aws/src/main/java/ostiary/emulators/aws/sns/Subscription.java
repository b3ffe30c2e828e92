package ostiary.emulators.aws.sns;

import java.util.Optional;

/// A queue that gets the messages of a topic.
///
/// @param raw whether it gets the message alone, without SNS's envelope
/// @param deadLetterArn the queue for what can not be delivered; empty if that is lost
public record Subscription(
        String arn, String queueArn, boolean raw, Optional<FilterPolicy> filter, Optional<String> deadLetterArn) {
    /// The subscription of a queue to all messages, in SNS's envelope.
    public static Subscription of(String arn, String queueArn) {
        return new Subscription(arn, queueArn, false, Optional.empty(), Optional.empty());
    }

    public Subscription withRawDelivery() {
        return new Subscription(arn, queueArn, true, filter, deadLetterArn);
    }

    public Subscription withFilter(FilterPolicy policy) {
        return new Subscription(arn, queueArn, raw, Optional.of(policy), deadLetterArn);
    }

    public Subscription withDeadLetters(String toQueueArn) {
        return new Subscription(arn, queueArn, raw, filter, Optional.of(toQueueArn));
    }
}
