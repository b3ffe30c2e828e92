package ostiary.functions.projection;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ostiary.core.search.SearchEntry;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.subscriber.Event;

/// The user of an event, as far as one can be searched for.
final class ProjectedUser {
    private ProjectedUser() {}

    /// @param event held against its schema
    static SearchEntry of(Event event) {
        var user = event.data();
        return new SearchEntry(
                new UserId(UUID.fromString(event.subject())),
                new EmailAddress(user.required("email").textValue()),
                text(user, "name"),
                Instant.parse(user.required("created_at").textValue()),
                user.path("roles").valueStream().map(JsonNode::textValue).collect(Collectors.toUnmodifiableSet()),
                user.required("disabled").booleanValue(),
                text(user, "deletes_at").map(Instant::parse));
    }

    private static Optional<String> text(JsonNode user, String member) {
        return Optional.ofNullable(user.path(member).textValue());
    }
}
