package ostiary.core.recovery;

import java.time.Instant;
import java.util.UUID;
import ostiary.core.user.Credential;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserStatus;

/// Port: the passwords of users who know theirs.
@FunctionalInterface
public interface PasswordStore {
    /// Sets another password: all of it or nothing. Every session of the user that has started by `now` is
    /// over but `kept`.
    ///
    /// @param login as the caller has seen it: its password's hash must still be there
    /// @param seen what held for the user: if sessions have been ended since, `kept` may be one of them
    /// @return false if any of it has changed meanwhile, or the user is disabled or gone
    boolean change(Credential login, UserStatus seen, SealedHash to, UUID kept, Instant now);
}
