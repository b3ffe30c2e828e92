package ostiary.core.user;

import java.util.Set;
import ostiary.core.password.PasswordHash;

/// What a login with an e-mail address and a password is checked against.
///
/// @param roles of the user, for tokens
public record Credential(
        UserId userId, EmailAddress email, PasswordHash passwordHash, boolean disabled, Set<String> roles) {

    /// Whether there is a password here to check. The others' is known to another identity source.
    public boolean hasPassword() {
        return !passwordHash.equals(PasswordHash.NONE);
    }
}
