package ostiary.core.login;

import java.util.Set;
import ostiary.core.password.Password;
import ostiary.core.user.UserId;

/// Port: an identity source that can tell whether a password is a user's.
@FunctionalInterface
public interface CredentialVerifier {
    /// Takes the same time for every refusal.
    ///
    /// @param username as typed
    Verdict verify(String username, Password password);

    /// The outcome. A refusal does not say why.
    sealed interface Verdict {
        record Verified(UserId userId, Set<String> roles) implements Verdict {}

        /// The password is right, and its identity source asks for more.
        record Challenged(FactorChallenge challenge) implements Verdict {}

        record Refused() implements Verdict {}
    }
}
