package ostiary.emulators.aws.messaging;

import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// SNS and SQS of somebody, with what a deployment makes of them.
interface MessagingSite extends AutoCloseable {
    SnsClient sns();

    SqsClient sqs();

    /// Returns the ARN of a new topic.
    String topic();

    /// Returns the URL of a new queue that lets SNS.
    ///
    /// @param deadLetters the URL of its dead-letter queue, to which messages go that were received twice
    String queue(Optional<String> deadLetters);

    /// Subscribes a queue.
    ///
    /// @param filter the policy as JSON
    void subscribe(String topic, String queueUrl, boolean raw, Optional<String> filter);

    @Override
    void close();
}
