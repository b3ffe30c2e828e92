package ostiary.core.upstream;

import java.util.Optional;
import ostiary.core.login.CredentialVerifier.Verdict;
import ostiary.core.password.Password;

/// Lets those in who have proven to the identity source who they are, and whose address it has verified.
@FunctionalInterface
interface AccountLinking {
    /// Lets one in, or not.
    ///
    /// @param password what was proven, if nothing more was asked for than a password
    Verdict admit(SourceUser user, Optional<Password> password);
}
