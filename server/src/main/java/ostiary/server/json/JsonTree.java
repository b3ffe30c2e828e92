package ostiary.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as nested maps and lists of strings, numbers and booleans.
public final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonTree() {}

    /// A mutable object from alternating names and values, in this order.
    public static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    public static String text(Object tree) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text).setPrettyPrinter(layout())) {
            write(tree, json);
        } catch (IOException impossible) { // writes to a string
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /// Parses JSON. Numbers are integers.
    ///
    /// @throws IOException if the text isn't JSON, or contains other values
    public static Object parse(String json) throws IOException {
        try (var parser = FACTORY.createParser(json)) {
            parser.nextToken();
            var tree = read(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return tree;
        }
    }

    /// The objects in the array member `member` of `object`; empty if it is missing.
    public static List<Map<?, ?>> objects(Map<?, ?> object, String member) {
        var objects = new ArrayList<Map<?, ?>>();
        if (object.get(member) instanceof List<?> array) {
            array.forEach(element -> objects.add((Map<?, ?>) element));
        }
        return objects;
    }

    private static Object read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                var object = object();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    var name = json.currentName();
                    json.nextToken();
                    object.put(name, read(json));
                }
                yield object;
            }
            case START_ARRAY -> {
                var array = new ArrayList<Object>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    array.add(read(json));
                }
                yield array;
            }
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw new IOException("not to be shown: " + json.currentToken());
        };
    }

    /// The same line ends on every system.
    private static PrettyPrinter layout() {
        var indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
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
            case Long number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> throw new IllegalArgumentException(tree.getClass().getName());
        }
    }
}
