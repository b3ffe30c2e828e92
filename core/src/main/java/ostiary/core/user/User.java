package ostiary.core.user;

import java.time.Instant;
import java.util.Optional;

/// A person with an account.
///
/// @param name what the user wants to be called
public record User(UserId id, EmailAddress email, Optional<String> name, Instant createdAt) {}
