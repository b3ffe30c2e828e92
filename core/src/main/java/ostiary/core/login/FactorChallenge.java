package ostiary.core.login;

/// What an identity source waits for.
///
/// @param username as the source wants to be told it with the answer
/// @param session by which the source knows its challenge again; a secret
public record FactorChallenge(Factor factor, String username, String session) {
    @Override
    public String toString() {
        return "SourceChallenge " + factor;
    }
}
