package ostiary.subscriber.contract;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// JSON as the contract's files have it.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    /// The members of an array or, of one value, that one; none if it is not there.
    static Set<JsonNode> values(JsonNode oneOrMore) {
        if (oneOrMore.isMissingNode()) {
            return Set.of();
        }
        return (oneOrMore.isArray() ? oneOrMore.valueStream() : Stream.of(oneOrMore)).collect(Collectors.toSet());
    }
}
