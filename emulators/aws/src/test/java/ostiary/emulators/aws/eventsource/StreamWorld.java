package ostiary.emulators.aws.eventsource;

import static ostiary.emulators.aws.AwsWorld.PLACE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ostiary.emulators.aws.iam.Policies;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.lambda.Outcome;

/// A stream, and a function that fails at what it is told to.
final class StreamWorld {
    static final String STREAM = PLACE.arn("dynamodb", "table/Auth/stream/2026-01-01T00:00:00.000");
    static final String FUNCTION = PLACE.arn("lambda", "function:Publisher");
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Role EVERYTHING = Policies.role("Anybody", "'Effect':'Allow','Action':'*','Resource':'*'");

    /// Of the size that DynamoDB's have.
    private static final BigInteger FIRST = new BigInteger("100000000000000000001");

    private static final ObjectMapper JSON = new ObjectMapper();

    final VirtualClock clock = new VirtualClock(START);
    final StreamLog log = new StreamLog();

    /// The keys of the records of each invocation.
    final List<List<String>> invocations = new ArrayList<>();

    /// The keys of records that the function did well, in their order.
    final List<String> done = new ArrayList<>();

    /// The keys of records that the function fails at.
    final Set<String> poison = new HashSet<>();

    /// Whether the function says where it failed; else it throws.
    boolean reports = true;

    /// The last event.
    JsonNode event = JSON.nullNode();

    private int records;

    /// Appends records with these partition keys to a shard.
    void append(String shard, String... keys) {
        for (var key : keys) {
            log.append(shard, streamRecord(key));
        }
    }

    ObjectNode streamRecord(String key) {
        var number = FIRST.add(BigInteger.valueOf(7L * ++records)).toString();
        var json = JSON.createObjectNode()
                .put("eventID", "event-" + records)
                .put("eventName", "INSERT")
                .put("eventVersion", "1.1")
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", PLACE.region());
        var change = json.putObject("dynamodb");
        change.put("ApproximateCreationDateTime", clock.instant().getEpochSecond());
        change.putObject("Keys").putObject("pk").put("S", key);
        change.putObject("NewImage").putObject("pk").put("S", key);
        change.put("SequenceNumber", number).put("SizeBytes", 26).put("StreamViewType", "NEW_AND_OLD_IMAGES");
        return json;
    }

    MappedStream stream() {
        return new MappedStream(
                STREAM,
                "pk",
                Optional.of(PLACE.through("dynamodb", "kms:Decrypt", PLACE.arn("kms", "key/table"))),
                log);
    }

    StreamMapping mapping(StreamSettings settings) {
        return mapping(settings, null, EVERYTHING);
    }

    StreamMapping mapping(StreamSettings settings, @Nullable FailureDestination onFailure, Role role) {
        return new StreamMapping(
                "2c7d1d2f-0000-4000-8000-000000000001",
                stream(),
                new MappedFunction(FUNCTION, role, this::invoke),
                settings,
                onFailure,
                clock);
    }

    private Outcome invoke(JsonNode received) {
        event = received;
        var keys = received.required("Records")
                .valueStream()
                .map(each -> each.at("/dynamodb/Keys/pk/S").asText())
                .toList();
        invocations.add(keys);
        var failed = received.required("Records")
                .valueStream()
                .filter(each -> poison.contains(each.at("/dynamodb/Keys/pk/S").asText()))
                .map(StreamRecords::sequenceNumber)
                .toList();
        if (!failed.isEmpty() && !reports) {
            return new Outcome.Failed("{\"errorType\":\"Poison\"}");
        }
        keys.stream().filter(key -> !poison.contains(key)).forEach(done::add);
        return new Outcome.Answered(failures(failed));
    }

    static String failures(List<String> items) {
        var answer = JSON.createObjectNode();
        var list = answer.putArray("batchItemFailures");
        items.forEach(item -> list.addObject().put("itemIdentifier", item));
        return answer.toString();
    }
}
