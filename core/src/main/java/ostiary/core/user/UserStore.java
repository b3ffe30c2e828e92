package ostiary.core.user;

import java.util.Optional;
import ostiary.core.password.PasswordHash;

/// Port: the accounts.
public interface UserStore {
    Optional<User> find(UserId id);

    /// As it is now, with every write that was acknowledged before.
    Optional<Credential> findCredential(EmailAddress email);

    /// Replaces the hash, unless it is no longer `from`: then somebody changed the password meanwhile.
    void replacePasswordHash(EmailAddress email, PasswordHash from, PasswordHash to);
}
