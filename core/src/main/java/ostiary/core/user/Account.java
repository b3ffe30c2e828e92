package ostiary.core.user;

/// A user and what their login is checked against.
public record Account(User user, Credential credential) {
    /// Both are of one user and one address.
    ///
    /// @throws IllegalArgumentException if they are not
    public Account {
        if (!user.id().equals(credential.userId()) || !user.email().equals(credential.email())) {
            throw new IllegalArgumentException("a user and somebody else's login");
        }
    }
}
