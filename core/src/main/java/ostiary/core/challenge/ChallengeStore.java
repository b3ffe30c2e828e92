package ostiary.core.challenge;

import java.util.Optional;
import ostiary.core.token.TokenHash;

/// Port: logins that wait for an answer, each under the hash of what its client was given.
public interface ChallengeStore {
    void keep(TokenHash challenge, PendingLogin login);

    /// Takes it away: of all who ask, at most one gets it.
    Optional<PendingLogin> take(TokenHash challenge);
}
