package ostiary.core.user;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// Port: the accounts.
public interface UserStore {
    Optional<User> find(UserId id);

    /// Strongly consistent: sees every acknowledged write.
    Optional<Credential> findCredential(EmailAddress email);

    /// Changes the name and the profile of a user, nothing else, in one conditional write on what `edit` was given.
    /// What others write at the same time is never lost.
    ///
    /// @param edit called again where somebody else was faster; what is as it was is not written
    /// @return the user as `edit` left them; empty if there is none, or they are disabled
    Optional<User> edit(UserId id, UnaryOperator<User> edit);

    /// Replaces the hash if it is still `from`; otherwise the password was changed in the meantime.
    void replacePasswordHash(EmailAddress email, SealedHash from, SealedHash to);
}
