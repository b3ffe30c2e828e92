package ostiary.core.login;

import java.util.Set;
import ostiary.core.password.Password;
import ostiary.core.user.UserId;

/// Port: an identity source that verifies passwords.
@FunctionalInterface
public interface CredentialVerifier {
    /// Verifies a password; every refusal takes the same time.
    ///
    /// @param username as typed
    Verdict verify(String username, Password password);

    /// The result of a verification. A refusal gives no reason.
    sealed interface Verdict {
        record Verified(UserId userId, Set<String> roles) implements Verdict {}

        /// The password is right, and the identity source asks for another factor.
        record Challenged(FactorChallenge challenge) implements Verdict {}

        record Refused() implements Verdict {}
    }
}
