package ostiary.core.password;

/// A password's hash in the PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. One that came from
/// another system has that system's function and parameters.
public record PasswordHash(String phc) {
    /// The hash of a user who has no password here. Nothing matches it, which takes the time of a wrong password.
    public static final PasswordHash NONE = new PasswordHash("$none$");

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
