package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// A batch of a stream that Lambda gave up
/// (<https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html>).
///
/// @param mappingId the UUID of the mapping
/// @param condition `RetryAttemptsExhausted` or `RecordAgeExceeded`
/// @param invocations how often the function was invoked with the batch
public record Failure(
        String mappingId,
        String functionArn,
        String streamArn,
        String shard,
        List<JsonNode> records,
        String condition,
        int invocations,
        Instant now) {
    public Failure {
        records = List.copyOf(records);
    }

    /// The description that every destination gets. It holds nothing of the records but where they are.
    public ObjectNode metadata() {
        var metadata = JsonNodeFactory.instance.objectNode();
        metadata.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", functionArn)
                .put("condition", condition)
                .put("approximateInvokeCount", invocations);
        metadata.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        metadata.put("version", "1.0")
                .put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
        metadata.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", StreamRecords.sequenceNumber(records.getFirst()))
                .put("endSequenceNumber", StreamRecords.sequenceNumber(records.getLast()))
                .put("approximateArrivalOfFirstRecord", arrival(records.getFirst()))
                .put("approximateArrivalOfLastRecord", arrival(records.getLast()))
                .put("batchSize", records.size())
                .put("streamArn", streamArn);
        return metadata;
    }

    private static String arrival(JsonNode streamRecord) {
        return StreamRecords.createdAt(streamRecord)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /// The event that the function failed at.
    public JsonNode event() {
        return StreamRecords.event(records);
    }
}
