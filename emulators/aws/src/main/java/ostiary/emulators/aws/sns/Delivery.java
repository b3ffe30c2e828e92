package ostiary.emulators.aws.sns;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Principal;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.sqs.StandardQueue;

/// The way of messages from a topic to queues: each must let SNS, in the name of the topic
/// (<https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html>), and so must the key
/// of one that has a key of the customer
/// (<https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html>).
record Delivery(String topicArn, SqsService queues, Instant now) {
    private static final Principal SNS = Principal.service("sns.amazonaws.com");
    private static final List<String> KEY_USES = List.of("kms:GenerateDataKey", "kms:Decrypt");

    /// "Messages with more than 10 message attributes directed towards Raw Message Delivery enabled Amazon
    /// SQS subscriptions will be discarded as client side errors"
    /// (<https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html>).
    private static final int MOST_RAW_ATTRIBUTES = 10;

    /// Delivers a message.
    ///
    /// @return why it could not, or empty
    Optional<String> to(Subscription subscription, Notification notification) {
        var queue = queues.find(subscription.queueArn());
        if (queue.isEmpty()) {
            return Optional.of("there is no queue " + subscription.queueArn());
        }
        if (subscription.raw() && notification.attributes().size() > MOST_RAW_ATTRIBUTES) {
            return Optional.of("more than 10 attributes with raw delivery");
        }
        var refused = refusal(queue.get());
        if (refused.isEmpty()) {
            send(queue.get(), subscription, notification);
        }
        return refused;
    }

    /// Sends what could not be delivered to the dead-letter queue of the subscription, unless that refuses
    /// it, too.
    void bury(String deadLetterArn, Subscription subscription, Notification notification) {
        queues.find(deadLetterArn)
                .filter(queue -> refusal(queue).isEmpty())
                .ifPresent(queue -> send(queue, subscription, notification));
    }

    private void send(StandardQueue queue, Subscription subscription, Notification notification) {
        if (subscription.raw()) {
            queue.send(notification.message(), notification.attributes());
        } else {
            queue.send(new Envelope(topicArn, subscription.arn(), now).of(notification), Map.of());
        }
    }

    private Optional<String> refusal(StandardQueue queue) {
        if (!queue.policy().allows(SNS, access("sqs:SendMessage", queue.arn()))) {
            return Optional.of("the policy of " + queue.arn() + " does not let SNS send");
        }
        var key = queue.settings().kmsKeyArn();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return KEY_USES.stream()
                .filter(use -> !queue.keyPolicy().allows(SNS, access(use, key)))
                .findFirst()
                .map(use -> "the policy of " + key + " does not let SNS do " + use);
    }

    private Access access(String action, String resource) {
        var context = new HashMap<String, String>();
        context.put("aws:SourceArn", topicArn);
        context.put("aws:SourceAccount", topicArn.split(":", -1)[4]);
        context.put("aws:SecureTransport", "true");
        return new Access(action, resource, context);
    }
}
