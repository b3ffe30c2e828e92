package ostiary.core.login;

/// Port: what judges the answers to challenges.
@FunctionalInterface
public interface ChallengeVerifier {
    /// Judges one.
    ///
    /// @param factorProven whether another factor beside the password has been proven before this answer
    Verdict answer(FactorChallenge challenge, ChallengeAnswer answer, boolean factorProven);

    /// The outcome.
    sealed interface Verdict {
        record Decided(CredentialVerifier.Verdict verdict) implements Verdict {}

        /// The challenge still stands.
        record WrongCode() implements Verdict {}

        /// The challenge still stands.
        record WeakPassword() implements Verdict {}
    }
}
