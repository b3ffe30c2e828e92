package ostiary.edge;

import java.util.Optional;
import java.util.UUID;

/// An id in a path, in its one spelling.
final class PathUuid {
    private PathUuid() {}

    /// @param segment as it was sent; may be anything
    static Optional<UUID> of(String segment) {
        try {
            var id = UUID.fromString(segment);
            // It also takes 1-1-1-1-1.
            return id.toString().equalsIgnoreCase(segment) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }
}
