package ostiary.core.password;

import java.util.UUID;

/// A password's hash in the PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. An imported hash has
/// the function and parameters of the system it came from.
public record PasswordHash(String phc) {
    /// The hash of a user who has no password here. Nothing matches it; the comparison takes as
    /// long as for a wrong password.
    public static final PasswordHash NONE = new PasswordHash("$none$");

    private static final String VOID = "$void$";

    /// The hash of a user whose password an operator has made void. Nothing matches it either, until another
    /// password is set; there is a password here all the same.
    ///
    /// @param mark tells it from every other
    public static PasswordHash voided(UUID mark) {
        return new PasswordHash(VOID + mark);
    }

    /// Whether no password can match: there is none, or it was made void.
    public boolean isNothing() {
        return equals(NONE) || isVoid();
    }

    /// Whether an operator has made the password void.
    public boolean isVoid() {
        return phc.startsWith(VOID);
    }

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
