package ostiary.core.user;

/// A user and their login credential.
public record Account(User user, Credential credential) {
    /// Both belong to one user and one address.
    ///
    /// @throws IllegalArgumentException if they are not
    public Account {
        if (!user.id().equals(credential.userId()) || !user.email().equals(credential.email())) {
            throw new IllegalArgumentException("a user and somebody else's login");
        }
    }
}
