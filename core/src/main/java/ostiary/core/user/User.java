package ostiary.core.user;

import java.time.Instant;
import java.util.Optional;

/// A person with an account.
///
/// @param name what the user wants to be called
/// @param profile what else is known of them
public record User(UserId id, EmailAddress email, Optional<String> name, Instant createdAt, Profile profile) {
    /// A user of whom no more is known.
    public User(UserId id, EmailAddress email, Optional<String> name, Instant createdAt) {
        this(id, email, name, createdAt, Profile.NONE);
    }
}
