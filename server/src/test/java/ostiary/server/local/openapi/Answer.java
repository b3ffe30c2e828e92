package ostiary.server.local.openapi;

import java.util.Map;
import java.util.Optional;

/// An answer as it came over the wire.
///
/// @param headers by lower-case name
public record Answer(int status, Map<String, String> headers, String body) {
    Optional<String> mediaType() {
        return Optional.ofNullable(headers.get("content-type"));
    }
}
