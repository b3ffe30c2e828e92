package ostiary.adapters.sns;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventType;

/// Events as text: CloudEvents 1.0 in structured mode
/// (<https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md>).
///
/// @param source the issuer, which tells apart the events of several stages
public record CloudEvents(String source) {
    private static final JsonFactory JSON = new JsonFactory();

    /// The version of every schema so far. Within one, members are only added.
    private static final int SCHEMA = 1;

    /// One JSON object.
    public String text(DomainEvent event) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.id());
            json.writeStringField("source", source);
            json.writeStringField("type", event.type().text());
            json.writeStringField("subject", event.data().subject());
            json.writeStringField("time", text(event.time()));
            json.writeStringField("datacontenttype", "application/json");
            json.writeStringField("dataschema", schema(event.type()));
            writeVersion(json, event);
            json.writeObjectFieldStart("data");
            EventDataJson.write(json, event.data());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void writeVersion(JsonGenerator json, DomainEvent event) throws IOException {
        if (event.version().isPresent()) {
            json.writeNumberField("entityversion", event.version().getAsLong());
        }
    }

    private static String schema(EventType type) {
        return "urn:ostiary:event:%s:%d".formatted(type.text(), SCHEMA);
    }

    /// RFC 3339.
    static String text(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at);
    }

    /// As on the wire, such as `logged_out`.
    static String text(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
