package ostiary.functions.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import ostiary.edge.UntrustedJson;

/// Reads a Lambda event: one JSON object, no member twice.
final class EventReader {
    private static final int MAX_DEPTH = 32; // the gateways nest 6 deep
    private static final JsonFactory FACTORY = UntrustedJson.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private EventReader() {}

    static EventObject read(InputStream event) {
        return read(event, _ -> true);
    }

    /// Reads an event without the members that are never asked for: skipping one costs a fraction of reading it.
    static EventObject read(InputStream event, Predicate<String> asked) {
        // Without its table of names the parser would leave the decoding to a reader that replaces what is malformed.
        try (var json = FACTORY.createParser(new InputStreamReader(event, UTF_8.newDecoder()))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEventException("the event is not a JSON object");
            }
            var object = object(json, "", asked);
            if (json.nextToken() != null) {
                throw new MalformedEventException("something follows the event");
            }
            return object;
        } catch (IOException malformed) {
            throw new MalformedEventException("the event is not well-formed JSON, or names a member twice");
        }
    }

    private static EventObject object(JsonParser json, String path, Predicate<String> asked) throws IOException {
        var members = new LinkedHashMap<String, Object>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            // A null member counts as missing.
            if (json.nextToken() != JsonToken.VALUE_NULL && asked.test(name)) {
                members.put(name, value(json, path + name));
            } else {
                json.skipChildren();
            }
        }
        return new EventObject(path, members);
    }

    private static Object value(JsonParser json, String path) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, path + ".", _ -> true);
            case START_ARRAY -> elements(json, path);
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            // Nobody asks for a number, and one of many digits would cost time.
            default -> json.currentToken();
        };
    }

    private static List<Object> elements(JsonParser json, String path) throws IOException {
        var elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json, path));
        }
        return elements;
    }
}
