package ostiary.core.deletion;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;

/// Port: which accounts will be deleted, and when. What belongs to an account whose time has come is found by
/// nobody from then on, and is removed by itself.
public interface DeletionStore {
    /// Strongly consistent: sees every acknowledged write. Empty, too, once the account is gone.
    Optional<PendingDeletion> find(UserId user);

    /// Marks the account as one that will be deleted, all of it or nothing: every session that has started by `now` is
    /// over, and all that makes the account is gone at `at` without anybody's doing.
    ///
    /// @param login as the caller has seen it; empty where another system has it
    /// @param at in whole seconds
    /// @return false if it is marked already, disabled or gone, or its login has changed
    boolean request(UserId user, Optional<Credential> login, Instant now, Instant at);

    /// Notes that all has been done and told that follows. Does nothing if the deletion of `at` was called off.
    void told(UserId user, Instant at);
}
