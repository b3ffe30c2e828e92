package ostiary.core.admin;

import java.util.Optional;
import ostiary.core.user.Credential;
import ostiary.core.user.User;
import ostiary.core.user.UserStatus;

/// A user's account as an operator finds it.
///
/// @param login empty where another identity source keeps the password
public record AdminTarget(User user, UserStatus status, Optional<Credential> login) {
    /// Whether an operator has made the password void, and the user has not set another.
    public boolean isResetRequired() {
        return login.filter(found -> found.passwordHash().isVoid()).isPresent();
    }
}
