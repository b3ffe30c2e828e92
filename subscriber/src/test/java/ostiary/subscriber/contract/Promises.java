package ostiary.subscriber.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The promises of a provider: its published schemas.
///
/// @param directory the provider's sources
public record Promises(Path directory) {
    private static final String EVENTS = "subscriber/src/main/resources/ostiary/subscriber/schemas";

    JsonNode accessToken() {
        return Json.read(directory.resolve("docs/access-token.schema.json"));
    }

    JsonNode openApi() {
        return Json.read(directory.resolve("docs/openapi.json"));
    }

    /// The schema of the data of events of a type; empty if there are none of that type.
    Optional<JsonNode> event(String type) {
        var file = directory.resolve(EVENTS).resolve(type + ".v1.json");
        return Files.exists(file) ? Optional.of(Json.read(file)) : Optional.empty();
    }
}
