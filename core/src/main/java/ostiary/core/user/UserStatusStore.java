package ostiary.core.user;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Port: what holds for each user now.
public interface UserStatusStore {
    /// Strongly consistent: sees every acknowledged write. Empty if there is no such user.
    Optional<UserStatus> findStatus(UserId id);

    /// The same for half the price. It may lag a moment behind.
    default Optional<UserStatus> glanceStatus(UserId id) {
        return findStatus(id);
    }

    /// Makes every session that has started by `now` be over, however many there are, and none kept. An
    /// instant before the present one brings none back.
    ///
    /// @return whether there is such a user
    boolean endSessions(UserId id, Instant now);

    /// Makes every session that has started by `now` be over but the one that is kept already, since the others were
    /// over from `then` on. Where another one is kept, or none, or the others are over since another instant,
    /// nothing changes: a version that knows of no kept session may have logged the user out everywhere.
    void endOthers(UserId id, UUID kept, Instant then, Instant now);

    /// Notes that an imported user has logged in.
    void touch(UserId id);

    /// Shuts the user out, or lets them in again.
    ///
    /// @return whether there is such a user
    boolean setDisabled(UserId id, boolean disabled);

    /// Gives the user these roles, from the next login or refresh on.
    ///
    /// @return whether there is such a user
    boolean setRoles(UserId id, Set<String> roles);
}
