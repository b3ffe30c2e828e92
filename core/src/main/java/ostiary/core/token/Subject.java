package ostiary.core.token;

import java.util.Optional;
import ostiary.core.user.UserId;

/// Whom an access token speaks for (RFC 9068 §2.2). The id of a client is no UUID, so no client can have the `sub` of a
/// user (RFC 9068 §5).
public sealed interface Subject {
    /// A user, who has logged in.
    record OfUser(UserId id) implements Subject {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /// A client that acts for itself (RFC 6749 §4.4): there is no user.
    record OfClient(String id) implements Subject {
        @Override
        public String toString() {
            return id;
        }
    }

    /// The user, if it is one.
    default Optional<UserId> user() {
        return switch (this) {
            case OfUser(var id) -> Optional.of(id);
            case OfClient _ -> Optional.empty();
        };
    }
}
