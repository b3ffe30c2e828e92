package ostiary.cdk;

/// A team's choices about a [LoginSource].
///
/// @param source the identity source that checks passwords
/// @param keepData whether a user pool that the stack creates outlives it
/// @param protect whether nobody can delete that pool, and so no rollback either: [OstiaryProps#protect()]
public record LoginSourceProps(IdentitySource source, boolean keepData, boolean protect) {
    public LoginSourceProps {
        Checks.protect(keepData, protect);
    }

    /// The service's own accounts.
    public static LoginSourceProps standard() {
        return new LoginSourceProps(new IdentitySource.Directory(), true, true);
    }
}
