package ostiary.subscriber;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Reads an object of JSON that may come from anybody: bounded in size and depth, no member twice, nothing behind it.
final class BoundedJson {
    /// In bytes of UTF-8: the most that SNS delivers.
    static final int LARGEST = 256 * 1024;

    /// Objects and arrays within each other.
    static final int DEEPEST = 32;

    private static final int LONGEST_NUMBER = 32;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private BoundedJson() {}

    /// @param place what the text is, for the exception
    static ObjectNode read(String text, String place) {
        if (isTooLarge(text)) {
            throw new MalformedEventException(place, "is larger than " + LARGEST + " bytes");
        }
        try {
            if (READER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException unreadable) {
            // Its message quotes the text.
            throw new MalformedEventException(place, "is not JSON, or nested too deep, or names a member twice");
        }
        throw new MalformedEventException(place, "is not an object");
    }

    private static boolean isTooLarge(String text) {
        // No character takes less than a byte, so what is much too long need not be counted.
        return text.length() > LARGEST || utf8Bytes(text) > LARGEST;
    }

    private static int utf8Bytes(String text) {
        return text.codePoints()
                .map(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
    }
}
