package ostiary.core.upstream;

import java.util.Optional;
import java.util.Set;
import ostiary.core.user.EmailAddress;

/// A user as the identity source knows them.
///
/// @param emailVerified whether the source has verified that the address is the user's
/// @param groups assigned by the source's administrators, never anything that users can write themselves
public record SourceUser(
        SourceId id, EmailAddress email, boolean emailVerified, Optional<String> name, Set<String> groups) {}
