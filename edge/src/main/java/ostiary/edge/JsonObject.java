package ostiary.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;

/// Writes one flat JSON object.
public final class JsonObject {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    /// An object without members.
    public JsonObject() {
        try {
            json = FACTORY.createGenerator(text);
            json.writeStartObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public JsonObject put(String name, String value) {
        return write(() -> json.writeStringField(name, value));
    }

    public JsonObject put(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    public JsonObject put(String name, boolean value) {
        return write(() -> json.writeBooleanField(name, value));
    }

    /// An object, which is done with.
    public JsonObject put(String name, JsonObject value) {
        return write(() -> {
            json.writeFieldName(name);
            json.writeRawValue(value.text());
        });
    }

    /// An array of objects, each of which is done with.
    public JsonObject putObjects(String name, Collection<JsonObject> values) {
        return write(() -> {
            json.writeArrayFieldStart(name);
            for (var value : values) {
                json.writeRawValue(value.text());
            }
            json.writeEndArray();
        });
    }

    public JsonObject put(String name, Collection<String> values) {
        return write(() -> {
            json.writeArrayFieldStart(name);
            for (var value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        });
    }

    /// The whole object. Nothing can be put into it any more.
    public String text() {
        write(() -> {
            json.writeEndObject();
            json.close();
        });
        return text.toString();
    }

    private JsonObject write(Part part) {
        try {
            part.write();
            return this;
        } catch (IOException impossible) { // it goes to a string
            throw new UncheckedIOException(impossible);
        }
    }

    @FunctionalInterface
    private interface Part {
        void write() throws IOException;
    }
}
