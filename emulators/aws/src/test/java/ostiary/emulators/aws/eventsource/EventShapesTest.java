package ostiary.emulators.aws.eventsource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.emulators.aws.AwsWorld.PLACE;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.sqs.MessageAttribute;
import ostiary.emulators.aws.sqs.QueueSettings;
import ostiary.emulators.aws.sqs.SqsService;

/// The events as Lambda's own library reads them for a handler.
class EventShapesTest {
    private static <T> T read(Class<T> type, JsonNode event) {
        return LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                .fromJson(new ByteArrayInputStream(event.toString().getBytes(UTF_8)));
    }

    @Test
    void areOfRecords() {
        var world = new StreamWorld();
        var expired = world.streamRecord("SESSION#1");
        expired.put("eventName", "REMOVE")
                .putObject("userIdentity")
                .put("Type", "Service")
                .put("PrincipalId", "dynamodb.amazonaws.com");
        world.log.append("shard", expired);
        new EventFlow(List.of(world.mapping(StreamSettings.DEFAULT))).drain(world.clock, Duration.ofHours(1));

        var streamRecord = read(DynamodbEvent.class, world.event).getRecords().getFirst();

        assertThat(streamRecord.getEventID()).isEqualTo("event-1");
        assertThat(streamRecord.getEventName()).isEqualTo("REMOVE");
        assertThat(streamRecord.getEventSourceARN()).isEqualTo(StreamWorld.STREAM);
        assertThat(streamRecord.getUserIdentity().getPrincipalId()).isEqualTo("dynamodb.amazonaws.com");
        var change = streamRecord.getDynamodb();
        assertThat(change.getKeys()).hasToString("{pk={S: SESSION#1,}}");
        assertThat(change.getNewImage()).isEqualTo(change.getKeys());
        assertThat(change.getSequenceNumber()).isEqualTo("100000000000000000008");
        assertThat(change.getStreamViewType()).isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(change.getApproximateCreationDateTime().toInstant()).isEqualTo(StreamWorld.START);
    }

    @Test
    void areOfMessages() {
        var clock = new VirtualClock(StreamWorld.START);
        var queue = new SqsService(PLACE, clock).queue(PLACE.arn("sqs", "Shop"), QueueSettings.DEFAULT);
        queue.send("hello", Map.of("type", new MessageAttribute("String", "user.updated")));

        var message = read(SQSEvent.class, MessageEvents.event(queue.receive(1), queue.arn()))
                .getRecords()
                .getFirst();

        assertThat(message.getBody()).isEqualTo("hello");
        assertThat(message.getMd5OfBody()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(message.getEventSourceArn()).isEqualTo(queue.arn());
        assertThat(message.getAwsRegion()).isEqualTo(PLACE.region());
        assertThat(message.getAttributes()).containsEntry("ApproximateReceiveCount", "1");
        assertThat(message.getMessageAttributes()).containsOnlyKeys("type");
        assertThat(message.getMessageAttributes().values()).singleElement().satisfies(attribute -> {
            assertThat(attribute.getDataType()).isEqualTo("String");
            assertThat(attribute.getStringValue()).isEqualTo("user.updated");
        });
    }
}
