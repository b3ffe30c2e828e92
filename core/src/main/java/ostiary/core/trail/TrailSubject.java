package ostiary.core.trail;

import java.util.Optional;
import ostiary.core.user.UserId;

/// The way from a user to their records.
///
/// @param salt empty once the user is gone
/// @param last the key of the newest record; empty once the user is gone
public record TrailSubject(UserId user, Optional<Salt> salt, Optional<String> last) {
    /// A user who is gone, and of whom no more can be told.
    public static TrailSubject gone(UserId user) {
        return new TrailSubject(user, Optional.empty(), Optional.empty());
    }
}
