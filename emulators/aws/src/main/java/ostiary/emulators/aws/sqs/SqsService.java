package ostiary.emulators.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Principal;

/// SQS, in memory, with standard queues.
///
/// Whoever uses a queue with a key of the customer must be let use that, too
/// (<https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html>). Of
/// the policy of a queue only what denies is looked at for callers of the account: what they may they may by
/// their own policies.
public final class SqsService implements AwsService {
    private static final String URL = "QueueUrl";
    private static final String MOVE = "StartMessageMoveTask";

    /// The supported operations and the request members that each accepts.
    private static final Map<String, Set<String>> OPERATIONS = Map.of(
            "SendMessage",
            Set.of(URL, "MessageBody", "MessageAttributes", "DelaySeconds"),
            "ReceiveMessage",
            Set.of(
                    URL,
                    "MaxNumberOfMessages",
                    "VisibilityTimeout",
                    "WaitTimeSeconds",
                    "AttributeNames",
                    "MessageSystemAttributeNames",
                    "MessageAttributeNames"),
            "DeleteMessage",
            Set.of(URL, "ReceiptHandle"),
            "DeleteMessageBatch",
            Set.of(URL, "Entries"),
            "ChangeMessageVisibility",
            Set.of(URL, "ReceiptHandle", "VisibilityTimeout"),
            "ChangeMessageVisibilityBatch",
            Set.of(URL, "Entries"),
            "GetQueueAttributes",
            Set.of(URL, "AttributeNames"),
            MOVE,
            Set.of("SourceArn", "DestinationArn", "MaxNumberOfMessagesPerSecond"));

    private final Place place;
    private final InstantSource clock;
    private final Map<String, StandardQueue> queues = new ConcurrentHashMap<>();

    /// Creates the service without queues.
    public SqsService(Place place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    /// Creates a queue.
    public StandardQueue queue(String arn, QueueSettings settings) {
        var queue = new StandardQueue(arn, settings, clock, this::find);
        queues.put(arn, queue);
        return queue;
    }

    /// The queue of an ARN; empty if there is none.
    public Optional<StandardQueue> find(String arn) {
        return Optional.ofNullable(queues.get(arn));
    }

    public List<StandardQueue> queues() {
        return List.copyOf(queues.values());
    }

    /// The URL by which callers name a queue.
    public static String url(String arn) {
        var parts = arn.split(":", -1);
        return "https://sqs.%s.amazonaws.com/%s/%s".formatted(parts[3], parts[4], parts[5]);
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public String operation(AwsRequest request) {
        return request.operation("AmazonSQS");
    }

    @Override
    public List<Access> needs(AwsRequest request) {
        var operation = operation(request);
        var members = OPERATIONS.get(operation);
        if (members == null) {
            throw new UnmodelledException("SQS operation " + operation);
        }
        AwsRequest.onlyHas(request.json(), members);
        if (operation.equals(MOVE)) {
            return toMove(request);
        }
        return needs(operation, arn(request));
    }

    /// The "minimum permissions needed" to redrive a dead-letter queue, which the SQS Developer Guide lists
    /// under "Configure a dead-letter queue redrive".
    private List<Access> toMove(AwsRequest request) {
        var source = request.required("SourceArn").asText();
        var needs = new ArrayList<Access>();
        for (var action : List.of(MOVE, "ReceiveMessage", "DeleteMessage", "GetQueueAttributes")) {
            needs.add(Access.of("sqs:" + action, source));
        }
        key(source).ifPresent(key -> needs.add(place.through(name(), "kms:Decrypt", key)));
        destinations(request, source).forEach(destination -> needs.addAll(toSend(destination)));
        return List.copyOf(needs);
    }

    private List<String> destinations(AwsRequest request, String source) {
        return request.text("DestinationArn")
                .map(List::of)
                .orElseGet(() -> queues.values().stream()
                        .filter(queue -> queue.settings()
                                .redrive()
                                .filter(redrive -> redrive.deadLetterArn().equals(source))
                                .isPresent())
                        .map(StandardQueue::arn)
                        .sorted()
                        .toList());
    }

    /// The permissions that whoever sends to a queue needs.
    public List<Access> toSend(String arn) {
        return needs("SendMessage", arn);
    }

    /// The permissions that Lambda needs of a function's role to read a queue for it
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html>, "Execution role permissions").
    public List<Access> toConsume(String arn) {
        return Stream.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
                .flatMap(operation -> needs(operation, arn).stream())
                .toList();
    }

    private List<Access> needs(String operation, String arn) {
        var needs = new ArrayList<Access>();
        needs.add(Access.of(action(operation), arn));
        keyUses(operation).forEach(use -> key(arn).ifPresent(key -> needs.add(place.through(name(), use, key))));
        return List.copyOf(needs);
    }

    /// Operations on several messages need the permission of the one on a single.
    private static String action(String operation) {
        return "sqs:" + operation.replaceFirst("Batch$", "");
    }

    private static List<String> keyUses(String operation) {
        return switch (operation) {
            case "SendMessage" -> List.of("kms:GenerateDataKey", "kms:Decrypt");
            case "ReceiveMessage" -> List.of("kms:Decrypt");
            default -> List.of();
        };
    }

    private Optional<String> key(String arn) {
        return find(arn).map(queue -> queue.settings().kmsKeyArn()).filter(key -> !key.isEmpty());
    }

    private String arn(AwsRequest request) {
        var parts = request.required(URL).asText().split("/", -1);
        var region = parts.length > 2 ? parts[2].split("\\.", -1) : new String[0];
        if (parts.length != 5 || region.length < 2) {
            throw noSuchQueue();
        }
        return "arn:%s:sqs:%s:%s:%s".formatted(place.partition(), region[1], parts[3], parts[4]);
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        var operation = operation(request);
        var arn = operation.equals(MOVE) ? request.required("SourceArn").asText() : arn(request);
        var queue = find(arn).orElseThrow(SqsService::noSuchQueue);
        var access = new Access(action(operation), arn, Map.of("aws:SecureTransport", "true"));
        if (queue.policy().denies(Principal.aws("*"), access)) {
            throw new AwsFailure(403, "AccessDenied", "with an explicit deny in a resource-based policy");
        }
        return AwsAnswer.ok("application/x-amz-json-1.0", answer(operation, queue, request));
    }

    private static JsonNode answer(String operation, StandardQueue queue, AwsRequest request) {
        var operations = new QueueOperations(queue, request);
        return switch (operation) {
            case "SendMessage" -> operations.send();
            case "ReceiveMessage" -> operations.receive();
            case "DeleteMessage" -> operations.delete();
            case "DeleteMessageBatch" -> operations.deleteAll();
            case "ChangeMessageVisibility" -> operations.changeVisibility();
            case "ChangeMessageVisibilityBatch" -> operations.changeAllVisibilities();
            case "GetQueueAttributes" -> operations.attributes();
            case MOVE -> move(queue, request);
            default -> throw new UnmodelledException(operation);
        };
    }

    private static ObjectNode move(StandardQueue queue, AwsRequest request) {
        queue.redrive(request.text("DestinationArn"));
        return JsonNodeFactory.instance
                .objectNode()
                .put("TaskHandle", UUID.randomUUID().toString());
    }

    private static AwsFailure noSuchQueue() {
        return new AwsFailure(400, "QueueDoesNotExist", "The specified queue does not exist.");
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return denial.isOfKey()
                ? new AwsFailure(400, "KmsAccessDenied", denial.message())
                : new AwsFailure(403, "AccessDeniedException", denial.message());
    }
}
