package ostiary.functions.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.core.trail.RecordEvent;
import ostiary.core.trail.TrailEvent;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.subscriber.Event;
import ostiary.subscriber.EventHandler;

/// Records each event, without what tells who its user is.
public final class Recorder implements EventHandler {
    /// The members of events' data that a record has. Those that schemas get later on are left out until they are here.
    private static final Set<String> KEPT = Set.of(
            "session_id",
            "client_id",
            "amr",
            "started_at",
            "ended_at",
            "forgiven_at",
            "changed_at",
            "reason",
            "factor_id",
            "kind",
            "type",
            "disabled",
            "roles",
            "deletes_at",
            "sessions_valid_from",
            "kept_session_id");

    private final RecordEvent trail;

    public Recorder(RecordEvent trail) {
        this.trail = trail;
    }

    @Override
    public void handle(Event event) {
        trail.record(of(event));
    }

    private static TrailEvent of(Event event) {
        boolean isOfUser = !event.kind().equals("client");
        return new TrailEvent(
                event.id(),
                event.type(),
                event.time(),
                event.subject(),
                isOfUser ? Optional.of(new UserId(UUID.fromString(event.subject()))) : Optional.empty(),
                Optional.ofNullable(event.data().path("email").textValue()).map(EmailAddress::new),
                event.type().equals("user.deleted"),
                kept(event.data()));
    }

    private static String kept(JsonNode data) {
        var kept = JsonNodeFactory.instance.objectNode();
        data.propertyStream()
                .filter(member -> KEPT.contains(member.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(member -> kept.set(member.getKey(), member.getValue()));
        return kept.toString();
    }
}
