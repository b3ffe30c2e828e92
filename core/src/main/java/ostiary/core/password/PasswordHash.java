package ostiary.core.password;

/// A password's hash in the PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. An imported hash has
/// the function and parameters of the system it came from.
public record PasswordHash(String phc) {
    /// The hash of a user who has no password here. Nothing matches it; the comparison takes as
    /// long as for a wrong password.
    public static final PasswordHash NONE = new PasswordHash("$none$");

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
