package ostiary.core.login;

import ostiary.core.token.Sha256;

/// Port: verifies the answers to challenges.
@FunctionalInterface
public interface ChallengeVerifier {
    /// Verifies one answer.
    ///
    /// @param factorProven whether a second factor was proven before this answer
    /// @param attempt the same for each try of one challenge, and for no other: a right answer that
    ///     came to nothing is right once more
    Verdict answer(FactorChallenge challenge, ChallengeAnswer answer, boolean factorProven, Sha256 attempt);

    /// The result of verifying an answer.
    sealed interface Verdict {
        /// Nothing to do afterwards.
        Runnable NOTHING = () -> {};

        /// The login goes on, or is refused.
        ///
        /// @param afterwards what may take its time, once it is clear what has become of the login
        record Decided(CredentialVerifier.Verdict verdict, Runnable afterwards) implements Verdict {
            /// With nothing to do afterwards.
            public Decided(CredentialVerifier.Verdict verdict) {
                this(verdict, NOTHING);
            }
        }

        /// The challenge still stands.
        ///
        /// @param afterwards what may take its time, once the wrong code has been counted
        record WrongCode(Runnable afterwards) implements Verdict {
            /// With nothing to do afterwards.
            public WrongCode() {
                this(NOTHING);
            }
        }

        /// The challenge still stands.
        record WeakPassword() implements Verdict {}
    }
}
