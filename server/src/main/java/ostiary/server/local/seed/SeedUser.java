package ostiary.server.local.seed;

import java.util.Optional;
import java.util.Set;
import ostiary.core.password.Password;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.Profile;

/// A user who has an account from the start.
///
/// @param roles for tokens
/// @param profile what else is known of them
record SeedUser(EmailAddress email, Password password, Optional<String> name, Set<String> roles, Profile profile) {
    /// Leaves out the password.
    @Override
    public String toString() {
        return "SeedUser";
    }
}
