package ostiary.subscriber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// One event of each type, as the service sends it.
public final class Examples {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Examples() {}

    /// The text of the example of a type.
    public static String text(String type) {
        try (var file = Examples.class.getResourceAsStream("events/" + type + ".json")) {
            return new String(Objects.requireNonNull(file, type).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ObjectNode json(String type) {
        return object(text(type));
    }

    static ObjectNode object(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /// As SNS sends it to a queue without raw delivery.
    static ObjectNode wrapped(String message) {
        return MAPPER.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", "5f6c1a6e-4b1f-5f1b-8f0e-4a9a4b3a2c1d")
                .put("TopicArn", "arn:aws:sns:eu-central-1:111122223333:auth-events")
                .put("Message", message)
                .put("Timestamp", "2026-11-30T18:00:00.456Z")
                .put("SignatureVersion", "1");
    }
}
