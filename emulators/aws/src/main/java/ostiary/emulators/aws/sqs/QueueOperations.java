package ostiary.emulators.aws.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.UnmodelledException;

/// The operations on one queue, as
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html> has them.
final class QueueOperations {
    /// "The maximum is 1,048,576 bytes (1 MiB)", attributes included.
    private static final int MOST_BYTES = 1 << 20;

    private static final int MOST_ATTRIBUTES = 10;
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_DELAY = 900;
    private static final int LONGEST_TIMEOUT = 43_200;
    private static final String VISIBILITY = "VisibilityTimeout";
    private static final String HANDLE = "ReceiptHandle";

    private final StandardQueue queue;
    private final AwsRequest request;

    QueueOperations(StandardQueue queue, AwsRequest request) {
        this.queue = queue;
        this.request = request;
    }

    JsonNode send() {
        var body = request.required("MessageBody").asText();
        var attributes = MessageAttribute.read(request.json().path("MessageAttributes"));
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw invalid("Number of message attributes [" + attributes.size() + "] exceeds the allowed maximum [10].");
        }
        int bytes = attributes.entrySet().stream()
                .mapToInt(each -> bytes(each.getKey())
                        + bytes(each.getValue().dataType())
                        + bytes(each.getValue().stringValue()))
                .sum();
        if (body.isEmpty() || bytes(body) + bytes > MOST_BYTES) {
            throw invalid("One or more parameters are invalid. Reason: Message must be of 1 to 1048576 bytes.");
        }
        var delay = request.json().has("DelaySeconds")
                ? seconds(request.json(), "DelaySeconds", MOST_DELAY)
                : queue.settings().delay();
        var answer = object().put("MessageId", queue.send(body, attributes, delay))
                .put("MD5OfMessageBody", Checksums.of(body));
        return attributes.isEmpty() ? answer : answer.put("MD5OfMessageAttributes", Checksums.of(attributes));
    }

    /// Does not wait for messages, for whatever time the caller would: clocks here may stand still.
    JsonNode receive() {
        int most = request.json().path("MaxNumberOfMessages").asInt(1);
        if (most < 1 || most > MOST_ENTRIES) {
            throw invalid("Value " + most + " for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1"
                    + " and 10, if provided.");
        }
        var timeout = request.json().has(VISIBILITY)
                ? seconds(request.json(), VISIBILITY, LONGEST_TIMEOUT)
                : queue.settings().visibilityTimeout();
        var answer = object();
        var received = queue.receive(most, timeout);
        if (!received.isEmpty()) {
            var messages = answer.putArray("Messages");
            received.forEach(each -> messages.add(new ReceivedJson(request.json()).of(each)));
        }
        return answer;
    }

    JsonNode delete() {
        queue.delete(request.required(HANDLE).asText());
        return object();
    }

    JsonNode deleteAll() {
        return batch(entry -> queue.delete(entry.required(HANDLE).asText()));
    }

    JsonNode changeVisibility() {
        change(request.json());
        return object();
    }

    JsonNode changeAllVisibilities() {
        return batch(this::change);
    }

    private void change(JsonNode of) {
        queue.changeVisibility(of.required(HANDLE).asText(), seconds(of, VISIBILITY, LONGEST_TIMEOUT));
    }

    /// Each entry fails for itself.
    private JsonNode batch(Consumer<JsonNode> operation) {
        var entries = request.required("Entries").valueStream().toList();
        check(entries);
        var answer = object();
        var successful = answer.putArray("Successful");
        var failed = answer.putArray("Failed");
        for (var entry : entries) {
            var id = entry.required("Id").asText();
            try {
                operation.accept(entry);
                successful.addObject().put("Id", id);
            } catch (AwsFailure failure) {
                failed.addObject().put("Id", id).put("SenderFault", true).put("Code", failure.type());
            }
        }
        return answer;
    }

    private static void check(List<JsonNode> entries) {
        if (entries.isEmpty()) {
            throw new AwsFailure(400, "EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw new AwsFailure(400, "TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10.");
        }
        var ids = new HashSet<String>();
        for (var entry : entries) {
            var id = entry.required("Id").asText();
            if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
                throw new AwsFailure(400, "InvalidBatchEntryId", "The Id of a batch entry is invalid: " + id);
            }
            if (!ids.add(id)) {
                throw new AwsFailure(400, "BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
            }
        }
    }

    JsonNode attributes() {
        var counts = queue.counts();
        var all = new TreeMap<String, String>();
        all.put("QueueArn", queue.arn());
        all.put("ApproximateNumberOfMessages", Integer.toString(counts.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(counts.notVisible()));
        all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(counts.delayed()));
        var answer = object();
        var shown = answer.putObject("Attributes");
        for (var name : request.json().path("AttributeNames")) {
            if (name.asText().equals("All")) {
                all.forEach(shown::put);
            } else if (all.containsKey(name.asText())) {
                shown.put(name.asText(), all.get(name.asText()));
            } else {
                throw new UnmodelledException("the attribute " + name + " of a queue");
            }
        }
        return answer;
    }

    private static Duration seconds(JsonNode of, String name, int most) {
        int seconds = of.required(name).asInt(-1);
        if (seconds < 0 || seconds > most) {
            throw invalid("Value " + seconds + " for parameter " + name + " is invalid.");
        }
        return Duration.ofSeconds(seconds);
    }

    private static AwsFailure invalid(String message) {
        return new AwsFailure(400, "InvalidParameterValue", message);
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
