package ostiary.core.login;

/// A factor that a login waits for, with the identity source's state.
///
/// @param username the name under which the identity source expects the answer
/// @param state opaque to us, as Cognito's session; a secret
public record FactorChallenge(Factor factor, String username, String state) {
    @Override
    public String toString() {
        return "FactorChallenge " + factor;
    }
}
