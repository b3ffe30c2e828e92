package ostiary.core.user;

import java.util.Set;

/// The login record of an e-mail address: the password's hash and the user it belongs to.
///
/// @param roles of the user, for tokens
public record Credential(
        UserId userId, EmailAddress email, SealedHash passwordHash, boolean disabled, Set<String> roles) {

    /// Whether a password is stored here. If not, another identity source knows it.
    public boolean hasPassword() {
        return !passwordHash.equals(SealedHash.NONE);
    }
}
