package ostiary.cdk;

/// What a team decides about a [LoginSource].
///
/// @param source what passwords are checked against
/// @param keepData whether a user pool that the stack makes outlives it
public record LoginSourceProps(IdentitySource source, boolean keepData) {
    /// The service's own accounts.
    public static LoginSourceProps standard() {
        return new LoginSourceProps(new IdentitySource.Directory(), true);
    }
}
