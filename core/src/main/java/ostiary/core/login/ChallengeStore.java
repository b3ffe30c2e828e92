package ostiary.core.login;

import java.util.Optional;
import ostiary.core.token.Sha256;

/// Port: logins that wait for an answer, each stored under the hash of its challenge.
public interface ChallengeStore {
    void keep(Sha256 challenge, PendingLogin login);

    /// Removes and returns the login: of all concurrent callers, at most one gets it.
    Optional<PendingLogin> take(Sha256 challenge);
}
