package ostiary.functions.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import ostiary.edge.Body;

/// The body of a request in an event.
final class EventBody {
    private EventBody() {}

    static Body of(EventObject event) {
        var text = event.text("body").orElse("");
        return event.flag("isBase64Encoded") ? decoded(text) : encoded(text);
    }

    private static Body decoded(String base64) {
        try {
            return Body.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            throw new MalformedEventException("the body is not base64");
        }
    }

    /// Half of a surrogate pair has no bytes, and a question mark in its place would be another body.
    private static Body encoded(String text) {
        try {
            var bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return Body.of(copy);
        } catch (CharacterCodingException loneSurrogate) {
            throw new MalformedEventException("the body is not Unicode");
        }
    }
}
