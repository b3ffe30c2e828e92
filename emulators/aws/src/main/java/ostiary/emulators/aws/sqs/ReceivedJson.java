package ostiary.emulators.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A message in the answer to a receive, with those of its attributes that the request names.
final class ReceivedJson {
    private final List<String> attributes;
    private final List<String> system;

    ReceivedJson(JsonNode request) {
        this.attributes = names(request, "MessageAttributeNames").toList();
        this.system = Stream.concat(names(request, "MessageSystemAttributeNames"), names(request, "AttributeNames"))
                .toList();
    }

    private static Stream<String> names(JsonNode request, String member) {
        return request.path(member).valueStream().map(JsonNode::asText);
    }

    ObjectNode of(Received message) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("MessageId", message.messageId())
                .put("ReceiptHandle", message.receiptHandle())
                .put("Body", message.body())
                .put("MD5OfBody", Checksums.of(message.body()));
        var shown = new TreeMap<>(message.systemAttributes());
        shown.keySet().removeIf(name -> !system.contains("All") && !system.contains(name));
        if (!shown.isEmpty()) {
            shown.forEach(json.putObject("Attributes")::put);
        }
        var own = new TreeMap<>(message.attributes());
        own.keySet().removeIf(name -> attributes.stream().noneMatch(wanted -> names(wanted, name)));
        if (!own.isEmpty()) {
            var values = json.putObject("MessageAttributes");
            own.forEach((name, attribute) -> values.set(name, attribute.json()));
            json.put("MD5OfMessageAttributes", Checksums.of(own));
        }
        return json;
    }

    /// "You can also use all message attributes starting with a prefix, for example `bar.*`."
    private static boolean names(String wanted, String name) {
        return wanted.equals("All")
                || wanted.equals(name)
                || (wanted.endsWith(".*") && name.startsWith(wanted.substring(0, wanted.length() - 2)));
    }
}
