package ostiary.cdk;

/// A team's choices about a [LoginSource].
///
/// @param source the identity source that checks passwords
/// @param keepData whether a user pool that the stack creates outlives it
public record LoginSourceProps(IdentitySource source, boolean keepData) {
    /// The service's own accounts.
    public static LoginSourceProps standard() {
        return new LoginSourceProps(new IdentitySource.Directory(), true);
    }
}
