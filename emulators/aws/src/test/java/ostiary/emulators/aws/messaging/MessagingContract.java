package ostiary.emulators.aws.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// The things that SNS and SQS do, whoever they are of.
abstract class MessagingContract {
    abstract MessagingSite site();

    @Test
    void deliverRawWithTheAttributes() {
        var topic = site().topic();
        var queue = site().queue(Optional.empty());
        site().subscribe(topic, queue, true, Optional.empty());

        publish(topic, "{\"a\": \"é & <b>\"}", "type=user.updated");

        var message = receive(queue).getFirst();
        assertThat(message.body()).isEqualTo("{\"a\": \"é & <b>\"}");
        assertThat(message.messageAttributes().get("type").stringValue()).isEqualTo("user.updated");
    }

    @Test
    void deliverInAnEnvelope() throws JsonProcessingException {
        var topic = site().topic();
        var queue = site().queue(Optional.empty());
        site().subscribe(topic, queue, false, Optional.empty());

        publish(topic, "hello", "type=user.updated");

        var message = receive(queue).getFirst();
        var envelope = new ObjectMapper().readTree(message.body());
        assertThat(message.messageAttributes()).isEmpty();
        assertThat(envelope.required("Type").asText()).isEqualTo("Notification");
        assertThat(envelope.required("Message").asText()).isEqualTo("hello");
        assertThat(envelope.required("TopicArn").asText()).isEqualTo(topic);
        assertThat(envelope.at("/MessageAttributes/type/Type").asText()).isEqualTo("String");
        assertThat(envelope.at("/MessageAttributes/type/Value").asText()).isEqualTo("user.updated");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"type":["user.updated"]}                         | type=user.updated              | true
        {"type":["user.updated"]}                         | type=user.deleted              | false
        {"type":["user.updated","user.deleted"]}          | type=user.deleted              | true
        {"type":["user.updated"]}                         | entity=user                    | false
        {"type":[{"prefix":"user."}]}                     | type=user.updated              | true
        {"type":[{"prefix":"user."}]}                     | type=session.ended             | false
        {"type":[{"prefix":"user."},"client.removed"]}    | type=client.removed            | true
        {"type":[{"anything-but":["user.updated"]}]}      | type=user.updated              | false
        {"type":[{"anything-but":["user.updated"]}]}      | type=user.deleted              | true
        {"type":[{"anything-but":{"prefix":"user."}}]}    | type=user.deleted              | false
        {"type":[{"anything-but":{"prefix":"user."}}]}    | type=client.removed            | true
        {"type":[{"anything-but":"user.updated"}]}        | entity=user                    | false
        {"type":[{"exists":true}]}                        | type=user.updated              | true
        {"type":[{"exists":true}]}                        | entity=user                    | false
        {"type":[{"exists":false}]}                       | type=user.updated              | false
        {"type":[{"exists":false}]}                       | entity=user                    | true
        {"type":[{"prefix":"user."}],"entity":["user"]}   | type=user.updated;entity=user  | true
        {"type":[{"prefix":"user."}],"entity":["client"]} | type=user.updated;entity=user  | false
        """)
    void filterByAttributes(String policy, String attributes, boolean delivered) {
        var topic = site().topic();
        var queue = site().queue(Optional.empty());
        site().subscribe(topic, queue, true, Optional.of(policy));

        publish(topic, "hello", attributes.split(";", -1));

        assertThat(receive(queue)).hasSize(delivered ? 1 : 0);
    }

    @Test
    void publishABatch() {
        var topic = site().topic();
        var queue = site().queue(Optional.empty());
        site().subscribe(topic, queue, true, Optional.empty());

        var answer = site().sns()
                .publishBatch(batch -> batch.topicArn(topic)
                        .publishBatchRequestEntries(entry("a", "one", "type=a"), entry("b", "two", "type=b")));

        assertThat(answer.failed()).isEmpty();
        assertThat(answer.successful()).extracting(each -> each.id()).containsExactly("a", "b");
        assertThat(receive(queue)).extracting(Message::body).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void knowNoTopicOfNobody() {
        var topic = site().topic() + "-of-nobody";

        assertThatThrownBy(() -> publish(topic, "x", "type=a")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void hideAMessageFromOthers() {
        var queue = site().queue(Optional.empty());
        site().sqs().sendMessage(send -> send.queueUrl(queue).messageBody("x"));

        var message = receive(queue).getFirst();
        assertThat(receive(queue)).isEmpty();
        site().sqs()
                .changeMessageVisibility(change -> change.queueUrl(queue)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));

        var again = receive(queue).getFirst();
        assertThat(again.messageId()).isEqualTo(message.messageId());
        assertThat(again.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("2");
        site().sqs().deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(again.receiptHandle()));
        assertThat(counts(queue)).isEqualTo(Map.of("visible", "0", "notVisible", "0"));
    }

    @Test
    void countMessages() {
        var queue = site().queue(Optional.empty());
        for (var body : List.of("a", "b", "c")) {
            site().sqs().sendMessage(send -> send.queueUrl(queue).messageBody(body));
        }
        site().sqs().receiveMessage(one -> one.queueUrl(queue).maxNumberOfMessages(1));

        assertThat(counts(queue)).isEqualTo(Map.of("visible", "2", "notVisible", "1"));
    }

    @Test
    void deleteSeveralMessages() {
        var queue = site().queue(Optional.empty());
        site().sqs().sendMessage(send -> send.queueUrl(queue).messageBody("a"));
        site().sqs().sendMessage(send -> send.queueUrl(queue).messageBody("b"));
        var entries = receive(queue).stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();

        var answer =
                site().sqs().deleteMessageBatch(batch -> batch.queueUrl(queue).entries(entries));

        assertThat(answer.successful()).hasSize(2);
        assertThat(answer.failed()).isEmpty();
        assertThat(counts(queue)).isEqualTo(Map.of("visible", "0", "notVisible", "0"));
    }

    @Test
    void moveWhatWasReceivedTooOftenToTheDeadLetters() {
        var dead = site().queue(Optional.empty());
        var queue = site().queue(Optional.of(dead));
        site().sqs().sendMessage(send -> send.queueUrl(queue).messageBody("poison"));

        assertThat(receiveAtOnce(queue)).hasSize(1);
        assertThat(receiveAtOnce(queue)).hasSize(1);
        assertThat(receiveAtOnce(queue)).isEmpty();

        assertThat(receive(dead)).extracting(Message::body).containsExactly("poison");
    }

    @Test
    void knowNoQueueOfNobody() {
        var queue = site().queue(Optional.empty()) + "-of-nobody";

        assertThatThrownBy(() -> receive(queue)).isInstanceOf(QueueDoesNotExistException.class);
    }

    void publish(String topic, String message, String... attributes) {
        site().sns()
                .publish(publish -> publish.topicArn(topic).message(message).messageAttributes(attributes(attributes)));
    }

    private static PublishBatchRequestEntry entry(String id, String message, String... attributes) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message(message)
                .messageAttributes(attributes(attributes))
                .build();
    }

    static Map<String, MessageAttributeValue> attributes(String... attributes) {
        var values = new TreeMap<String, MessageAttributeValue>();
        for (var attribute : attributes) {
            var parts = attribute.split("=", 2);
            values.put(
                    parts[0],
                    MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(parts[1])
                            .build());
        }
        return values;
    }

    List<Message> receive(String queue) {
        return site().sqs()
                .receiveMessage(receive -> receive.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private List<Message> receiveAtOnce(String queue) {
        return site().sqs()
                .receiveMessage(receive -> receive.queueUrl(queue).visibilityTimeout(0))
                .messages();
    }

    private Map<String, String> counts(String queue) {
        var attributes = site().sqs()
                .getQueueAttributes(get -> get.queueUrl(queue)
                        .attributeNamesWithStrings(
                                "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"))
                .attributesAsStrings();
        return Map.of(
                "visible", String.valueOf(attributes.get("ApproximateNumberOfMessages")),
                "notVisible", String.valueOf(attributes.get("ApproximateNumberOfMessagesNotVisible")));
    }
}
