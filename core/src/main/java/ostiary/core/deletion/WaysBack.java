package ostiary.core.deletion;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.user.UserId;

/// Port: the ways back to addresses that users have left.
@FunctionalInterface
public interface WaysBack {
    /// Until when the last of a user's is open; empty if none is. Strongly consistent.
    Optional<Instant> openUntil(UserId user, Instant now);
}
