package ostiary.edge;

import java.util.Optional;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;

/// The addresses of users, for pages that show whose they are.
///
/// @param users asked for one user a page
public record UserAddresses(UserStore users) {
    Optional<String> of(UserId user) {
        return users.find(user).map(User::email).map(EmailAddress::value);
    }
}
