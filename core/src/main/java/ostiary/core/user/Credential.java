package ostiary.core.user;

import java.util.Set;

/// The login record of an e-mail address: the password's hash and the user it belongs to.
///
/// @param roles of the user, for tokens
/// @param factors how many second factors the user has confirmed here: if any, the password alone lets nobody in
/// @param leaving whether the account will be deleted, unless its owner keeps it
public record Credential(
        UserId userId,
        EmailAddress email,
        SealedHash passwordHash,
        boolean disabled,
        Set<String> roles,
        int factors,
        boolean leaving) {

    /// The login of an account that stays.
    public Credential(
            UserId userId,
            EmailAddress email,
            SealedHash passwordHash,
            boolean disabled,
            Set<String> roles,
            int factors) {
        this(userId, email, passwordHash, disabled, roles, factors, false);
    }

    /// The login of a user without a second factor here.
    public Credential(UserId userId, EmailAddress email, SealedHash passwordHash, boolean disabled, Set<String> roles) {
        this(userId, email, passwordHash, disabled, roles, 0);
    }

    /// Whether a password is stored here. If not, another identity source knows it.
    public boolean hasPassword() {
        return !passwordHash.equals(SealedHash.NONE);
    }
}
