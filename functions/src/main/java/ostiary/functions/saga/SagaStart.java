package ostiary.functions.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import ostiary.core.deletion.SagaEngine;
import ostiary.core.user.UserId;
import ostiary.functions.gateway.FlatJson;

/// Starts a saga for each event that tells of a request for deletion.
///
/// @param window how long before the end the other services are asked
public record SagaStart(SagaEngine engine, Duration window) implements Message {
    private static final String REQUESTED = "user.deletion_requested";

    /// Nothing of the event but its user and times goes on.
    @Override
    public void take(FlatJson event) {
        if (!event.required("type").equals(REQUESTED)) {
            throw new IllegalArgumentException("not a request for deletion");
        }
        var at = Instant.parse(event.required("data.deletes_at"));
        engine.start(
                new UserId(UUID.fromString(event.required("data.user_id"))),
                Long.parseLong(event.required("entityversion")),
                at,
                at.minus(window));
    }
}
