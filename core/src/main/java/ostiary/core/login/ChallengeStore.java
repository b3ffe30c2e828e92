package ostiary.core.login;

import java.util.Optional;
import ostiary.core.token.Sha256;

/// Port: logins that wait for an answer, each under the hash of what its client was given.
public interface ChallengeStore {
    void keep(Sha256 challenge, PendingLogin login);

    /// Takes it away: of all who ask, at most one gets it.
    Optional<PendingLogin> take(Sha256 challenge);
}
