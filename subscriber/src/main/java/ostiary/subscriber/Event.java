package ostiary.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Something that has happened to an account or a client, as the service tells it.
///
/// @param id unique per event, and the same when the event is sent again
/// @param type such as `user.updated`; may be one that [EventSchemas] doesn't know
/// @param source the issuer of the tokens
/// @param subject the user's id, or the client's
/// @param time when it happened
/// @param schemaVersion the version of the schema that the data follows, from 1 on; may be newer than [EventSchemas]
/// @param entityVersion grows with each event of one entity; empty for events that are of none
/// @param data held against its schema if [#isKnown()]; otherwise any object
public record Event(
        String id,
        String type,
        URI source,
        String subject,
        Instant time,
        int schemaVersion,
        OptionalLong entityVersion,
        JsonNode data) {

    /// Whether this is a type, and a version of its schema, that [EventSchemas] knows.
    public boolean isKnown() {
        return isOfKnownType() && schemaVersion <= EventSchemas.VERSION;
    }

    /// Whether [EventSchemas] knows this type, in this version or an older one.
    public boolean isOfKnownType() {
        return EventSchemas.types().contains(type);
    }

    /// The kind of entity that this is about: the part of the type before the dot, such as `user`.
    public String kind() {
        return type.substring(0, type.indexOf('.'));
    }

    /// The entity that [#entityVersion] counts the changes of; empty if the event has no version or is not
    /// [known][#isKnown()].
    ///
    /// @return the user's id, the session's, the client's, or for a factor the user's and its own, `user/factor`
    public Optional<String> entity() {
        if (!isKnown() || entityVersion.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind()) {
                    case "session" -> data.required("session_id").textValue();
                    // A factor's id need not be unique beyond its user.
                    case "factor" -> subject + "/" + data.required("factor_id").textValue();
                    default -> subject;
                });
    }

    /// Without the data, which may hold an address: fit for a log.
    @Override
    public String toString() {
        return "Event[id=%s, type=%s, subject=%s, time=%s]".formatted(id, type, subject, time);
    }
}
