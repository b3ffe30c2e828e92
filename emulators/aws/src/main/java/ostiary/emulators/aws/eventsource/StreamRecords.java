package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/// Records of a table's stream.
final class StreamRecords {
    private StreamRecords() {}

    static String sequenceNumber(JsonNode streamRecord) {
        return streamRecord.required("dynamodb").required("SequenceNumber").asText();
    }

    /// Seconds since 1970, perhaps with a fraction.
    static Instant createdAt(JsonNode streamRecord) {
        var seconds = streamRecord
                .required("dynamodb")
                .required("ApproximateCreationDateTime")
                .decimalValue();
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    /// The value of the item's partition key, within which records stay in order.
    static String key(JsonNode streamRecord, String partitionKey) {
        return streamRecord
                .required("dynamodb")
                .required("Keys")
                .required(partitionKey)
                .toString();
    }

    /// A record as functions get it: with the ARN of the stream, and the names of `userIdentity` as events
    /// write them.
    static JsonNode asEvent(JsonNode streamRecord, String streamArn) {
        ObjectNode event = streamRecord.deepCopy();
        event.put("eventSourceARN", streamArn);
        var identity = event.path("userIdentity");
        if (identity.has("PrincipalId")) {
            event.putObject("userIdentity")
                    .put("principalId", identity.required("PrincipalId").asText())
                    .put("type", identity.required("Type").asText());
        }
        return event;
    }

    static ObjectNode event(List<JsonNode> records) {
        var event = JsonNodeFactory.instance.objectNode();
        event.putArray("Records").addAll(records);
        return event;
    }
}
