package ostiary.jose;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The claims of a user pool about a user. Nothing that users can write themselves is among them, custom attributes
/// above all, except the name.
///
/// @param groups assigned by the pool's administrators
public record IdToken(
        UUID subject, Optional<String> email, boolean emailVerified, Optional<String> name, Set<String> groups) {

    /// Leaves out the user's name and address, which must not get into logs.
    @Override
    public String toString() {
        return "IdToken of " + subject;
    }
}
