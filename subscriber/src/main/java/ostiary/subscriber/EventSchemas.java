package ostiary.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The JSON Schemas (2020-12) of Ostiary's events: one for the envelope, and one for the data of each type.
///
/// They are open: within a version members are added, and whoever reads an event ignores those that they don't know.
public final class EventSchemas {
    /// The version that the schemas here have, all of them.
    static final int VERSION = 1;

    private static final List<String> TYPES = List.of(
            "user.registered",
            "user.updated",
            "user.disabled",
            "user.enabled",
            "user.deletion_requested",
            "user.deletion_cancelled",
            "user.sessions_ended",
            "user.deleted",
            "session.started",
            "session.ended",
            "refresh.replayed",
            "refresh.forgiven",
            "factor.added",
            "factor.removed",
            "password.changed",
            "client.registered",
            "client.updated",
            "client.removed");

    private EventSchemas() {}

    /// The types of events that have a schema here, such as `user.updated`.
    public static List<String> types() {
        return TYPES;
    }

    /// The schema of the data of events of a type, new on each call. Its `$id` is the `dataschema` of such events.
    ///
    /// @throws IllegalArgumentException if the type is none of [#types()]
    public static JsonNode of(String type) {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("no such type of event: " + type);
        }
        return read(type);
    }

    /// The schema of a whole event, which says of its `data` only that it is an object. New on each call.
    public static JsonNode envelope() {
        return read("envelope");
    }

    private static JsonNode read(String name) {
        var file = "schemas/%s.v%d.json".formatted(name, VERSION);
        try (var schema = EventSchemas.class.getResourceAsStream(file)) {
            if (schema == null) {
                throw new IllegalStateException("the jar lacks " + file);
            }
            return new ObjectMapper().readTree(schema);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
