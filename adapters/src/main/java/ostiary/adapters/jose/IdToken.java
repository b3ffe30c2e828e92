package ostiary.adapters.jose;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a user pool says of a user. What users can write themselves, custom attributes above all, is not in
/// it, but for the name.
///
/// @param groups those that the pool has put the user into
public record IdToken(
        UUID subject, Optional<String> email, boolean emailVerified, Optional<String> name, Set<String> groups) {

    /// It names a user.
    @Override
    public String toString() {
        return "IdToken of " + subject;
    }
}
