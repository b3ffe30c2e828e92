package ostiary.core.user;

import java.util.Optional;

/// Port: the accounts.
public interface UserStore {
    Optional<User> find(UserId id);

    /// Strongly consistent: sees every acknowledged write.
    Optional<Credential> findCredential(EmailAddress email);

    /// Replaces the hash if it is still `from`; otherwise the password was changed in the meantime.
    void replacePasswordHash(EmailAddress email, SealedHash from, SealedHash to);
}
