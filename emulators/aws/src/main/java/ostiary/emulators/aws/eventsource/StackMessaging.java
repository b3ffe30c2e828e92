package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import ostiary.emulators.aws.iam.ResourcePolicy;
import ostiary.emulators.aws.sns.FilterPolicy;
import ostiary.emulators.aws.sns.SnsService;
import ostiary.emulators.aws.sns.Subscription;
import ostiary.emulators.aws.sqs.QueueSettings;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// Makes the topics and queues of a stack, with their policies and subscriptions. Subscribers that are no
/// queue, such as mail addresses, get nothing.
public final class StackMessaging {
    private final Stack stack;
    private final SqsService queues;
    private final SnsService topics;

    /// Makes them.
    public StackMessaging(Stack stack, SqsService queues, SnsService topics) {
        this.stack = stack;
        this.queues = queues;
        this.topics = topics;
        stack.all("AWS::SQS::Queue").forEach(this::queue);
        stack.all("AWS::SQS::QueuePolicy").forEach(this::queuePolicy);
        stack.all("AWS::SNS::Topic").forEach(this::topic);
        stack.all("AWS::SNS::TopicPolicy").forEach(this::topicPolicy);
        stack.all("AWS::SNS::Subscription").forEach(this::subscription);
    }

    private void queue(Resource queue) {
        queue.ignore("QueueName", "SqsManagedSseEnabled");
        var key = keyArn(queue.optional("KmsMasterKeyId"));
        var plain = QueueSettings.DEFAULT
                .withVisibilityTimeout(
                        Duration.ofSeconds(queue.property("VisibilityTimeout").asLong(30)))
                .withRetention(Duration.ofSeconds(
                        queue.property("MessageRetentionPeriod").asLong(345_600)))
                .withDelay(Duration.ofSeconds(queue.property("DelaySeconds").asLong(0)))
                .withKey(key);
        var redrive = queue.property("RedrivePolicy");
        var settings = redrive.isMissingNode()
                ? plain
                : plain.withRedrive(
                        redrive.required("deadLetterTargetArn").asText(),
                        redrive.required("maxReceiveCount").asInt());
        var made = queues.queue(queue.attribute("Arn"), settings);
        stack.all("AWS::KMS::Key").stream()
                .filter(each -> each.attribute("Arn").equals(key))
                .forEach(each -> made.keyPolicy(ResourcePolicy.of(each.property("KeyPolicy"))));
    }

    private String keyArn(Optional<String> key) {
        return key.map(stack.place()::keyArn).orElse("");
    }

    private void queuePolicy(Resource policy) {
        var read = ResourcePolicy.of(policy.property("PolicyDocument"));
        for (var url : policy.texts("Queues")) {
            queues.queues().stream()
                    .filter(queue -> SqsService.url(queue.arn()).equals(url))
                    .forEach(queue -> queue.policy(read));
        }
    }

    private void topic(Resource topic) {
        topic.ignore("TopicName", "DisplayName");
        topics.topic(topic.ref(), keyArn(topic.optional("KmsMasterKeyId")));
    }

    private void topicPolicy(Resource policy) {
        var read = ResourcePolicy.of(policy.property("PolicyDocument"));
        policy.texts("Topics").forEach(arn -> topics.find(arn).ifPresent(topic -> topic.policy(read)));
    }

    private void subscription(Resource subscription) {
        var protocol = subscription.text("Protocol");
        var queue = subscription.text("Endpoint");
        var topic = topics.find(subscription.text("TopicArn"));
        if (topic.isEmpty() || !protocol.equals("sqs")) {
            return;
        }
        var made = Subscription.of(subscription.ref(), queue);
        if (subscription.property("RawMessageDelivery").asBoolean(false)) {
            made = made.withRawDelivery();
        }
        var filter = subscription.property("FilterPolicy");
        if (!filter.isMissingNode()) {
            made = made.withFilter(FilterPolicy.of(filter));
        }
        var redrive = subscription.property("RedrivePolicy");
        if (!redrive.isMissingNode()) {
            made = made.withDeadLetters(
                    json(redrive).required("deadLetterTargetArn").asText());
        }
        topic.get().subscribe(made);
    }

    private static JsonNode json(JsonNode property) {
        try {
            return property.isTextual() ? new ObjectMapper().readTree(property.asText()) : property;
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }
}
