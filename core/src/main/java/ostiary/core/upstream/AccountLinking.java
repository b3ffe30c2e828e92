package ostiary.core.upstream;

import java.util.Optional;
import ostiary.core.login.CredentialVerifier.Verdict;
import ostiary.core.password.Password;

/// Links a user of the identity source to an account here, once they have proven who they are.
@FunctionalInterface
interface AccountLinking {
    /// Links the user, or refuses.
    ///
    /// @param password the proven password, if no other factor was asked for
    Verdict link(SourceUser user, Optional<Password> password);
}
