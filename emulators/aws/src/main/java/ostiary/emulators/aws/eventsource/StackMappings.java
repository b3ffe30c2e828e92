package ostiary.emulators.aws.eventsource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.sns.SnsService;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// Makes the event source mappings of a stack. They all begin with the oldest record, since each is there
/// before any record is.
public final class StackMappings {
    private static final String REPORTS = "ReportBatchItemFailures";

    private final Stack stack;
    private final SqsService queues;
    private final SnsService topics;
    private final StackBuckets buckets;
    private final Function<Resource, StreamSource> streams;
    private final Function<String, MappedFunction> functions;
    private final InstantSource clock;
    private final List<StreamMapping> ofStreams = new ArrayList<>();
    private final List<QueueMapping> ofQueues = new ArrayList<>();

    /// Makes them.
    ///
    /// @param streams the stream of a table
    /// @param functions the function of an ARN, perhaps with a qualifier
    public StackMappings(
            Stack stack,
            SqsService queues,
            SnsService topics,
            StackBuckets buckets,
            Function<Resource, StreamSource> streams,
            Function<String, MappedFunction> functions,
            InstantSource clock) {
        this.stack = stack;
        this.queues = queues;
        this.topics = topics;
        this.buckets = buckets;
        this.streams = streams;
        this.functions = functions;
        this.clock = clock;
        stack.all("AWS::Lambda::EventSourceMapping").forEach(this::make);
    }

    /// The mappings of streams.
    public List<StreamMapping> ofStreams() {
        return List.copyOf(ofStreams);
    }

    /// The mappings of queues.
    public List<QueueMapping> ofQueues() {
        return List.copyOf(ofQueues);
    }

    /// All mappings, streams first, to be driven together.
    public EventFlow flow() {
        var all = new ArrayList<EventMapping>(ofStreams);
        all.addAll(ofQueues);
        return new EventFlow(all);
    }

    private void make(Resource mapping) {
        // Batches are worked on one after the other here, whatever may be at once.
        mapping.ignore("Enabled", "ScalingConfig");
        var source = mapping.text("EventSourceArn");
        var name = mapping.text("FunctionName");
        var function =
                functions.apply(name.startsWith("arn:") ? name : stack.place().arn("lambda", "function:" + name));
        var queue = queues.find(source);
        if (queue.isPresent()) {
            ofQueues.add(new QueueMapping(queues, queue.get(), function, ofQueue(mapping), clock));
        } else {
            mapping.ignore("StartingPosition");
            ofStreams.add(new StreamMapping(
                    mapping.ref(), stream(source), function, ofStream(mapping), destination(mapping), clock));
        }
    }

    private static QueueMappingSettings ofQueue(Resource mapping) {
        return new QueueMappingSettings(
                mapping.property("BatchSize").asInt(10), window(mapping), reports(mapping), filter(mapping));
    }

    private static StreamSettings ofStream(Resource mapping) {
        long age = mapping.property("MaximumRecordAgeInSeconds").asLong(-1);
        return new StreamSettings(
                mapping.property("BatchSize").asInt(100),
                window(mapping),
                mapping.property("BisectBatchOnFunctionError").asBoolean(false),
                reports(mapping),
                mapping.property("MaximumRetryAttempts").asInt(-1),
                age < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(age)),
                mapping.property("ParallelizationFactor").asInt(1),
                filter(mapping));
    }

    private static Duration window(Resource mapping) {
        return Duration.ofSeconds(
                mapping.property("MaximumBatchingWindowInSeconds").asLong(0));
    }

    private static boolean reports(Resource mapping) {
        return mapping.texts("FunctionResponseTypes").contains(REPORTS);
    }

    private static FilterCriteria filter(Resource mapping) {
        return FilterCriteria.of(mapping.property("FilterCriteria"));
    }

    private MappedStream stream(String arn) {
        var table = stack.all("AWS::DynamoDB::Table").stream()
                .filter(each -> each.attribute("StreamArn").equals(arn))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stream and no queue " + arn));
        var partitionKey = table.property("KeySchema")
                .valueStream()
                .filter(part -> part.required("KeyType").asText().equals("HASH"))
                .map(part -> part.required("AttributeName").asText())
                .findFirst()
                .orElseThrow();
        return new MappedStream(arn, partitionKey, key(table), streams.apply(table));
    }

    private Optional<Access> key(Resource table) {
        var key = table.property("SSESpecification").path("KMSMasterKeyId").asText("");
        return key.isEmpty() ? Optional.empty() : Optional.of(stack.place().through("dynamodb", "kms:Decrypt", key));
    }

    private @Nullable FailureDestination destination(Resource mapping) {
        var arn = mapping.property("DestinationConfig")
                .at("/OnFailure/Destination")
                .asText("");
        if (arn.isEmpty()) {
            return null;
        }
        if (queues.find(arn).isPresent()) {
            return new QueueDestination(queues, arn);
        }
        if (topics.find(arn).isPresent()) {
            return new TopicDestination(topics, arn);
        }
        return buckets.find(arn)
                .<FailureDestination>map(BucketDestination::new)
                .orElseThrow(() -> new IllegalArgumentException("nowhere to keep failures: " + arn));
    }
}
