package ostiary.core.upstream;

import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.FactorChallenge;
import ostiary.core.password.Password;

/// Port: an identity source that keeps the passwords and verifies them.
///
/// Both methods throw [ostiary.core.UnavailableException] when the source is out of reach or its answer makes no
/// sense: nothing was decided then.
public interface CredentialSource {
    /// Verifies a password.
    ///
    /// @param username as typed
    Result authenticate(String username, Password password);

    /// Passes on the answer to a challenge; the answer fits its factor.
    Result respond(FactorChallenge challenge, ChallengeAnswer answer);

    /// The source's answer.
    sealed interface Result {
        record Proven(SourceUser user) implements Result {}

        record Asked(FactorChallenge challenge) implements Result {}

        /// The code was wrong; the challenge still stands.
        record WrongCode() implements Result {}

        /// The source does not accept the new password; the challenge still stands.
        record WeakPassword() implements Result {}

        /// The source demands a password reset and does not say whether this password is right.
        record ResetRequired() implements Result {}

        record Refused() implements Result {}
    }
}
