package ostiary.core.login;

/// A factor that a login waits for, and what its judge knows it by again.
///
/// @param username as the judge wants to be told it with the answer
/// @param state of the judge's own, as Cognito's session; a secret
public record FactorChallenge(Factor factor, String username, String state) {
    @Override
    public String toString() {
        return "FactorChallenge " + factor;
    }
}
