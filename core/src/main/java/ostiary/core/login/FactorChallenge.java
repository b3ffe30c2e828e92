package ostiary.core.login;

/// A factor that a login waits for, with the state of whoever asks for it.
///
/// @param issuer who asks, and judges the answer
/// @param username the name under which the issuer expects the answer
/// @param state of an identity source opaque to us, as Cognito's session, and a secret; of the directory what
///     the login was by when its password was right
public record FactorChallenge(Issuer issuer, Factor factor, String username, String state) {
    /// Who asks for a factor.
    public enum Issuer {
        /// An identity source, for a factor that it knows.
        SOURCE,
        /// The service itself, for a factor of its own.
        DIRECTORY
    }

    /// Asked by an identity source.
    public FactorChallenge(Factor factor, String username, String state) {
        this(Issuer.SOURCE, factor, username, state);
    }

    /// Whether a recovery code is an answer, too: such codes are the service's own.
    boolean isRecoverable() {
        return issuer == Issuer.DIRECTORY;
    }

    @Override
    public String toString() {
        return "FactorChallenge " + factor;
    }
}
