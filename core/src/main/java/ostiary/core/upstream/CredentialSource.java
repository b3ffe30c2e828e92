package ostiary.core.upstream;

import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.FactorChallenge;
import ostiary.core.password.Password;

/// Port: an identity source that keeps passwords to itself, and is asked whether one is right.
///
/// Both methods throw [ostiary.core.UnavailableException] when the source is out of reach, or answers what
/// it can't mean: nothing was decided then.
public interface CredentialSource {
    /// Asks about a password.
    ///
    /// @param username as typed
    Result authenticate(String username, Password password);

    /// Hands on the answer to a challenge, which fits it.
    Result respond(FactorChallenge challenge, ChallengeAnswer answer);

    /// What the source says.
    sealed interface Result {
        record Proven(SourceUser user) implements Result {}

        record Asked(FactorChallenge challenge) implements Result {}

        /// The code was wrong; the challenge still stands.
        record WrongCode() implements Result {}

        /// The new password is none that the source takes; the challenge still stands.
        record WeakPassword() implements Result {}

        /// The source wants the password reset before it looks at any: it does not say whether this one is
        /// right.
        record ResetRequired() implements Result {}

        record Refused() implements Result {}
    }
}
