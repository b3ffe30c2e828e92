package ostiary.adapters.sns;

import static ostiary.adapters.sns.CloudEvents.text;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.core.event.EventData;
import ostiary.core.event.EventData.OfClient;
import ostiary.core.event.EventData.OfEnd;
import ostiary.core.event.EventData.OfFactor;
import ostiary.core.event.EventData.OfForgiveness;
import ostiary.core.event.EventData.OfFormerClient;
import ostiary.core.event.EventData.OfFormerUser;
import ostiary.core.event.EventData.OfPassword;
import ostiary.core.event.EventData.OfReplay;
import ostiary.core.event.EventData.OfStart;
import ostiary.core.event.EventData.OfUser;
import ostiary.core.event.EventData.SessionRef;

/// The members of `data`, each as its schema has it.
final class EventDataJson {
    private EventDataJson() {}

    static void write(JsonGenerator json, EventData data) throws IOException {
        switch (data) {
            case OfUser user -> write(json, user);
            case OfFormerUser(var user) -> json.writeStringField("user_id", user.toString());
            case OfStart start -> write(json, start);
            case OfEnd end -> {
                write(json, end.of());
                json.writeStringField("reason", text(end.reason()));
                json.writeStringField("ended_at", text(end.at()));
            }
            case OfReplay replay -> {
                write(json, replay.of());
                json.writeStringField("ended_at", text(replay.at()));
            }
            case OfForgiveness forgiveness -> {
                write(json, forgiveness.of());
                json.writeStringField("forgiven_at", text(forgiveness.at()));
            }
            case OfFactor factor -> write(json, factor);
            case OfPassword password -> {
                json.writeStringField("user_id", password.user().toString());
                json.writeStringField("changed_at", text(password.at()));
            }
            case OfClient client -> write(json, client);
            case OfFormerClient(var client) -> json.writeStringField("client_id", client);
        }
    }

    private static void write(JsonGenerator json, OfUser user) throws IOException {
        json.writeStringField("user_id", user.user().toString());
        json.writeStringField("email", user.email().value());
        json.writeStringField("created_at", text(user.createdAt()));
        json.writeBooleanField("disabled", user.disabled());
        if (user.roles().isPresent()) {
            write(json, "roles", user.roles().get());
        }
        write(json, "name", user.name());
        json.writeObjectFieldStart("profile");
        for (var claim : new TreeMap<>(user.profile()).entrySet()) {
            json.writeStringField(claim.getKey(), claim.getValue());
        }
        json.writeEndObject();
        writeTime(json, "deletes_at", user.deletesAt());
        writeTime(json, "sessions_valid_from", user.sessionsValidFrom());
        write(json, "kept_session_id", user.keptSession().map(Object::toString));
    }

    private static void write(JsonGenerator json, OfStart start) throws IOException {
        write(json, start.of());
        write(json, "amr", start.methods());
        json.writeStringField("started_at", text(start.at()));
    }

    private static void write(JsonGenerator json, SessionRef session) throws IOException {
        json.writeStringField("session_id", session.session().toString());
        json.writeStringField("user_id", session.user().toString());
        json.writeStringField("client_id", session.client());
    }

    private static void write(JsonGenerator json, OfFactor factor) throws IOException {
        json.writeStringField("user_id", factor.user().toString());
        json.writeStringField("factor_id", factor.factor());
        json.writeStringField("kind", factor.kind().text());
    }

    private static void write(JsonGenerator json, OfClient client) throws IOException {
        json.writeStringField("client_id", client.client());
        json.writeStringField("name", client.name());
        json.writeStringField("type", client.type().text());
    }

    private static void write(JsonGenerator json, String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private static void writeTime(JsonGenerator json, String name, Optional<Instant> value) throws IOException {
        write(json, name, value.map(CloudEvents::text));
    }
}
