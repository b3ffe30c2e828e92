package ostiary.emulators.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/// Reads policy elements that may be a single string or a list of strings.
final class Texts {
    private Texts() {}

    static List<String> of(JsonNode value) {
        var texts = (value.isArray() ? value.valueStream() : Stream.of(value))
                .map(Texts::text)
                .toList();
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("an empty list in a policy");
        }
        return texts;
    }

    /// Rejects policy variables, whose values would have to come from the request.
    private static String text(JsonNode value) {
        if (!value.isTextual() && !value.isBoolean()) {
            throw new IllegalArgumentException("not a text in a policy: " + value);
        }
        if (value.asText().contains("${")) {
            throw new IllegalArgumentException("a policy variable: " + value);
        }
        return value.asText();
    }
}
