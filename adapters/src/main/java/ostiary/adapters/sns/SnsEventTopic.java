package ostiary.adapters.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventTopic;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/// Adapter: a standard topic of SNS. Each message has the attributes `type` and `entity`, by which subscriptions
/// filter;
/// with more than ten, raw delivery would drop it
/// (<https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html>).
public final class SnsEventTopic implements EventTopic {
    private static final Logger LOG = LoggerFactory.getLogger(SnsEventTopic.class);

    /// A call takes ten messages, 256 KiB together
    /// (<https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html>).
    private static final int MOST_MESSAGES = 10;

    private static final int MOST_BYTES = 200_000;

    private final SnsClient sns;
    private final String topic;
    private final CloudEvents format;

    /// @param topic the topic's ARN
    public SnsEventTopic(SnsClient sns, String topic, CloudEvents format) {
        this.sns = sns;
        this.topic = topic;
        this.format = format;
    }

    /// A message on its way, which its event is known by no more.
    private record Message(DomainEvent event, String text) {
        int bytes() {
            return text.getBytes(UTF_8).length;
        }
    }

    @Override
    public Set<String> publish(List<DomainEvent> events) {
        var refused = new HashSet<String>();
        for (var batch : batches(events)) {
            refused.addAll(publishTogether(batch));
        }
        return refused;
    }

    private List<List<Message>> batches(List<DomainEvent> events) {
        var batches = new ArrayList<List<Message>>();
        int bytes = MOST_BYTES;
        for (var event : events) {
            var message = new Message(event, format.text(event));
            bytes += message.bytes();
            if (bytes > MOST_BYTES || batches.getLast().size() == MOST_MESSAGES) {
                batches.add(new ArrayList<>());
                bytes = message.bytes();
            }
            batches.getLast().add(message);
        }
        return batches;
    }

    /// The number in the batch is the entry's id: ids of events have characters that SNS takes in none.
    private Set<String> publishTogether(List<Message> batch) {
        var entries = IntStream.range(0, batch.size())
                .mapToObj(number -> entry(batch.get(number), number))
                .toList();
        try {
            var failed = sns.publishBatch(publish -> publish.topicArn(topic).publishBatchRequestEntries(entries))
                    .failed();
            failed.forEach(SnsEventTopic::tell);
            return failed.stream()
                    .map(one -> batch.get(Integer.parseInt(one.id())).event().id())
                    .collect(Collectors.toSet());
        } catch (SdkException failed) {
            LOG.warn(
                    "SNS took none of {} events: {}",
                    batch.size(),
                    failed.getClass().getSimpleName());
            return batch.stream().map(message -> message.event().id()).collect(Collectors.toSet());
        }
    }

    /// Without its message, which may repeat what was sent.
    private static void tell(BatchResultErrorEntry refused) {
        LOG.warn("SNS refused an event: {}", refused.code());
    }

    private static PublishBatchRequestEntry entry(Message message, int number) {
        var type = message.event().type();
        return PublishBatchRequestEntry.builder()
                .id(Integer.toString(number))
                .message(message.text())
                .messageAttributes(Map.of("type", attribute(type.text()), "entity", attribute(type.entity())))
                .build();
    }

    private static MessageAttributeValue attribute(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
