package ostiary.server.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as nested maps and lists of strings, numbers and truth values.
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonTree() {}

    /// Names and values in turn; the object keeps their order and takes more.
    static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    static String text(Object tree) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            write(tree, json);
        } catch (IOException impossible) { // it goes to a string
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(Object tree, JsonGenerator json) throws IOException {
        switch (tree) {
            case Map<?, ?> object -> {
                json.writeStartObject();
                for (var member : object.entrySet()) {
                    json.writeFieldName((String) member.getKey());
                    write(member.getValue(), json);
                }
                json.writeEndObject();
            }
            case List<?> array -> {
                json.writeStartArray();
                for (var element : array) {
                    write(element, json);
                }
                json.writeEndArray();
            }
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> throw new IllegalArgumentException(tree.getClass().getName());
        }
    }
}
