package ostiary.core.login;

/// Port: verifies the answers to challenges.
@FunctionalInterface
public interface ChallengeVerifier {
    /// Verifies one answer.
    ///
    /// @param factorProven whether a second factor was proven before this answer
    Verdict answer(FactorChallenge challenge, ChallengeAnswer answer, boolean factorProven);

    /// The result of verifying an answer.
    sealed interface Verdict {
        record Decided(CredentialVerifier.Verdict verdict) implements Verdict {}

        /// The challenge still stands.
        record WrongCode() implements Verdict {}

        /// The challenge still stands.
        record WeakPassword() implements Verdict {}
    }
}
