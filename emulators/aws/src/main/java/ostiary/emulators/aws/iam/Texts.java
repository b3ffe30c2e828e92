package ostiary.emulators.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/// What a policy may write as one text or as a list of them.
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

    /// A policy variable would have to be filled in from the request, which nothing here does.
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
