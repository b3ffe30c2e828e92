package ostiary.emulators.aws.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.emulators.aws.AwsWorld.allow;
import static ostiary.emulators.aws.AwsWorld.role;
import static ostiary.emulators.aws.AwsWorld.through;
import static ostiary.emulators.aws.messaging.EmulatedSite.PLACE;
import static ostiary.emulators.aws.messaging.EmulatedSite.lettingSns;
import static ostiary.emulators.aws.messaging.EmulatedSite.policy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.sns.Subscription;
import ostiary.emulators.aws.sns.Topic;
import ostiary.emulators.aws.sns.Undelivered;
import ostiary.emulators.aws.sqs.QueueSettings;
import ostiary.emulators.aws.sqs.StandardQueue;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.KmsAccessDeniedException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

/// The parts of SNS that another emulator does not have: permissions, keys and limits.
class SnsServiceTest {
    private static final String TOPIC = PLACE.arn("sns", "Events");
    private static final String QUEUE = PLACE.arn("sqs", "Shop");
    private static final String TOPIC_KEY = PLACE.arn("kms", "key/topic");
    private static final String QUEUE_KEY = PLACE.arn("kms", "key/queue");

    @AutoClose
    private final EmulatedSite site = new EmulatedSite();

    private final Topic topic = site.sns.topic(TOPIC, TOPIC_KEY).subscribe(raw());
    private final Role publisher =
            role(allow(TOPIC, "sns:Publish"), through("sns", TOPIC_KEY, "kms:GenerateDataKey", "kms:Decrypt"));

    private static Subscription raw() {
        return Subscription.of(TOPIC + ":1", QUEUE).withRawDelivery();
    }

    private SnsClient client(Role role) {
        return site.client(role, SnsClient.builder());
    }

    private StandardQueue queue() {
        return site.sqs.queue(QUEUE, QueueSettings.DEFAULT).policy(policy(lettingSns(QUEUE, TOPIC)));
    }

    private void publish(String... attributes) {
        client(publisher)
                .publish(publish -> publish.topicArn(TOPIC)
                        .message("hello")
                        .messageAttributes(MessagingContract.attributes(attributes)));
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    @Test
    void needsThePermissionAndBothUsesOfTheKey() {
        queue();
        publish();
        assertThat(publisher.unused()).isEmpty();

        try (var _ = publisher.withhold(new Grant("Worker", 0, "sns:Publish", TOPIC))) {
            assertThatThrownBy(this::publish)
                    .isInstanceOf(AuthorizationErrorException.class)
                    .hasMessageContaining("is not authorized to perform: sns:Publish on resource: " + TOPIC);
        }
        for (var use : List.of("kms:GenerateDataKey", "kms:Decrypt")) {
            try (var _ = publisher.withhold(new Grant("Worker", 1, use, TOPIC_KEY))) {
                assertThatThrownBy(this::publish).isInstanceOf(KmsAccessDeniedException.class);
            }
        }
        assertThat(topic.published()).hasSize(1);
        assertThat(site.endpoint.problems()).isEmpty();
    }

    @Test
    void deliversOnlyToAQueueThatLetsTheTopic() {
        var queue = site.sqs.queue(QUEUE, QueueSettings.DEFAULT);
        publish();
        queue.policy(policy(lettingSns(QUEUE, TOPIC + "Other")));
        publish();
        assertThat(topic.undelivered())
                .hasSize(2)
                .extracting(Undelivered::why)
                .containsOnly("the policy of " + QUEUE + " does not let SNS send");

        queue.policy(policy(lettingSns(QUEUE, TOPIC)));
        publish();
        assertThat(topic.delivered()).isEqualTo(1);
        assertThat(queue.bodies()).containsExactly("hello");

        queue.policy(policy(lettingSns(QUEUE, TOPIC).replace("Allow", "Deny")));
        publish();
        assertThat(site.sns.undelivered()).hasSize(3);
    }

    @Test
    void deliversToAnEncryptedQueueOnlyIfTheKeyLetsSns() {
        var queue = site.sqs
                .queue(QUEUE, QueueSettings.DEFAULT.withKey(QUEUE_KEY))
                .policy(policy(lettingSns(QUEUE, TOPIC)));
        publish();
        queue.keyPolicy(policy(ofKey("kms:Decrypt")));
        publish();
        assertThat(topic.undelivered())
                .extracting(Undelivered::why)
                .containsOnly("the policy of " + QUEUE_KEY + " does not let SNS do kms:GenerateDataKey");

        queue.keyPolicy(policy(ofKey("kms:Decrypt", "kms:GenerateDataKey*")));
        publish();
        assertThat(queue.bodies()).hasSize(1);
    }

    private static String ofKey(String... actions) {
        return """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
             "Action": ["%s"], "Resource": "*", "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}}
            """.formatted(String.join("\", \"", actions), TOPIC);
    }

    @Test
    void keepsUndeliverableMessagesForOneWhoAsksForThem() {
        var dead = PLACE.arn("sqs", "Dead");
        var deadLetters = site.sqs.queue(dead, QueueSettings.DEFAULT).policy(policy(lettingSns(dead, TOPIC)));
        site.sns.topic(TOPIC, "").subscribe(raw().withDeadLetters(dead));
        publish();

        assertThat(deadLetters.bodies()).containsExactly("hello");
        assertThat(site.sns.undelivered()).hasSize(1);
    }

    @Test
    void dropsMoreThanTenAttributesWithRawDelivery() {
        var queue = queue();
        publish(IntStream.range(0, 10).mapToObj(i -> "a" + i + "=x").toArray(String[]::new));
        assertThat(queue.bodies()).hasSize(1);

        publish(IntStream.range(0, 11).mapToObj(i -> "a" + i + "=x").toArray(String[]::new));
        assertThat(queue.bodies()).hasSize(1);
        assertThat(topic.undelivered()).hasSize(1);
    }

    @Test
    void reportsEntriesThatFail() {
        var queue = queue();
        topic.failAt(notification -> notification.message().equals("unlucky"));

        var answer = client(publisher)
                .publishBatch(batch -> batch.topicArn(TOPIC)
                        .publishBatchRequestEntries(entry("a", "one"), entry("b", "unlucky"), entry("c", "two")));

        assertThat(answer.successful()).extracting(each -> each.id()).containsExactly("a", "c");
        assertThat(answer.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.id()).isEqualTo("b");
            assertThat(failed.code()).isEqualTo("InternalError");
            assertThat(failed.senderFault()).isFalse();
        });
        assertThat(queue.bodies()).containsExactly("one", "two");
    }

    @Test
    void keepsTheLimits() {
        var client = client(publisher);

        assertThatThrownBy(
                        () -> client.publish(publish -> publish.topicArn(TOPIC).message("x".repeat(262_145))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> client.publishBatch(batch -> batch.topicArn(TOPIC)
                        .publishBatchRequestEntries(entry("a", "x".repeat(200_000)), entry("b", "x".repeat(62_145)))))
                .isInstanceOf(BatchRequestTooLongException.class);
        assertThatThrownBy(() -> client.publishBatch(
                        batch -> batch.topicArn(TOPIC).publishBatchRequestEntries(List.<PublishBatchRequestEntry>of())))
                .isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> client.publishBatch(
                        batch -> batch.topicArn(TOPIC).publishBatchRequestEntries(entry("user.updated", "dots"))))
                .isInstanceOf(InvalidBatchEntryIdException.class);
        assertThatThrownBy(() -> client.publishBatch(
                        batch -> batch.topicArn(TOPIC).publishBatchRequestEntries(entry("a", "x"), entry("a", "y"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        var tooMany = IntStream.range(0, 11).mapToObj(i -> entry("id" + i, "x")).toList();
        assertThatThrownBy(
                        () -> client.publishBatch(batch -> batch.topicArn(TOPIC).publishBatchRequestEntries(tooMany)))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThat(topic.published()).isEmpty();
    }

    @Test
    void deniesWhatThePolicyOfTheTopicDenies() {
        topic.policy(policy("""
            {"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "sns:Publish", "Resource": "*",
             "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
            """));
        queue();
        publish();
        assertThat(topic.delivered()).isEqualTo(1);

        topic.policy(policy("""
            {"Statement": [{"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sns:Publish", "Resource": "*"}]}
            """));
        assertThatThrownBy(this::publish).isInstanceOf(AuthorizationErrorException.class);
    }

    @Test
    void stopsAtWhatItDoesNotKnow() {
        assertThatThrownBy(() -> client(publisher).listTopics()).isInstanceOf(SnsException.class);
        assertThatThrownBy(() -> client(publisher)
                        .publish(
                                publish -> publish.topicArn(TOPIC).message("{}").messageStructure("json")))
                .isInstanceOf(SnsException.class);
        assertThat(site.endpoint.problems()).hasSize(2);
    }
}
