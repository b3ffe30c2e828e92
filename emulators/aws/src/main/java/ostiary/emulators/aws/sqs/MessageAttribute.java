package ostiary.emulators.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ostiary.emulators.aws.AwsRequest;

/// An attribute of a message. Binary ones are not modelled.
///
/// @param dataType `String` or `Number`, perhaps with a label of its own
public record MessageAttribute(String dataType, String stringValue) {
    /// Reads the `MessageAttributes` of a request.
    static Map<String, MessageAttribute> read(JsonNode json) {
        var attributes = new TreeMap<String, MessageAttribute>();
        json.properties().forEach(entry -> {
            AwsRequest.onlyHas(entry.getValue(), Set.of("DataType", "StringValue"));
            attributes.put(
                    entry.getKey(),
                    new MessageAttribute(
                            entry.getValue().required("DataType").asText(),
                            entry.getValue().required("StringValue").asText()));
        });
        return attributes;
    }

    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("DataType", dataType).put("StringValue", stringValue);
    }
}
