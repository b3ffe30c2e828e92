package ostiary.core.upstream;

import java.util.Optional;
import java.util.Set;
import ostiary.core.user.EmailAddress;

/// A user as the identity source knows them.
///
/// @param emailVerified whether the source has found that the address is the user's
/// @param groups those that the source put the user into, never what users can write themselves
public record SourceUser(
        SourceId id, EmailAddress email, boolean emailVerified, Optional<String> name, Set<String> groups) {}
