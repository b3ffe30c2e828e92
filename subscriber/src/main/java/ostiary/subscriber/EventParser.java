package ostiary.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/// Reads events from the bodies of SQS messages, delivered raw or in SNS's envelope.
///
/// A type or a version of a schema that [EventSchemas] doesn't know is no error: the event says so
/// ([Event#isKnown()]), and whoever gets it decides. Members that the schemas don't name are passed on.
///
/// It reads all schemas when it is made: make one, in the handler's constructor.
public final class EventParser {
    private final SchemaChecks checks = new SchemaChecks();

    /// Reads the event in the body of a message.
    ///
    /// @param body at most 256 KiB of UTF-8, and 32 objects and arrays deep
    /// @throws MalformedEventException if it is not an event
    public Event parse(String body) {
        var event = unwrapped(BoundedJson.read(body, "body"));
        // Null means absent (CloudEvents, JSON event format §2.2).
        event.properties().removeIf(member -> member.getValue().isNull());
        checks.checkEnvelope(event);
        var read = read(event);
        if (read.isKnown()) {
            checks.checkData(read.type(), read.data());
            checkSubject(read);
        }
        return read;
    }

    /// Whoever keeps a copy finds its entry by the one and fills it with the other.
    private static void checkSubject(Event event) {
        var whose = event.kind().equals("client") ? "client_id" : "user_id";
        if (!event.data().required(whose).textValue().equals(event.subject())) {
            throw new MalformedEventException("subject", "is not that of the data");
        }
    }

    private static ObjectNode unwrapped(ObjectNode body) {
        if (!body.has("Message") || body.has("specversion")) {
            return body;
        }
        var message = body.get("Message");
        if (!message.isTextual()) {
            throw new MalformedEventException("Message", "has the wrong type");
        }
        return BoundedJson.read(message.textValue(), "Message");
    }

    private static Event read(ObjectNode event) {
        var type = text(event, "type");
        var version = event.get("entityversion");
        return new Event(
                text(event, "id"),
                type,
                URI.create(text(event, "source")),
                text(event, "subject"),
                time(text(event, "time")),
                schemaVersion(text(event, "dataschema"), type),
                version == null ? OptionalLong.empty() : OptionalLong.of(version.longValue()),
                event.required("data"));
    }

    private static int schemaVersion(String schema, String type) {
        var version = schema.lastIndexOf(':');
        if (!schema.substring(0, version).equals("urn:ostiary:event:" + type)) {
            throw new MalformedEventException("dataschema", "is of another type");
        }
        return Integer.parseInt(schema.substring(version + 1));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException impossible) {
            // Without the cause, which quotes the text.
            throw new MalformedEventException("time", "is not a time");
        }
    }

    private static String text(JsonNode event, String name) {
        return event.required(name).textValue();
    }
}
