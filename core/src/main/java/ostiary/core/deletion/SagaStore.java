package ostiary.core.deletion;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;

/// Port: deletions that other services take part in. Each is known by its user and its instant, in whole seconds.
public interface SagaStore {
    /// Strongly consistent: sees every acknowledged write.
    SagaStanding find(UserId user, Instant at);

    /// Makes a deletion final unless it was taken back: of this and of whoever takes it back, one wins.
    ///
    /// @return how it stands then; final, too, if this is not the first call
    SagaStanding finish(UserId user, Instant at);

    /// Takes the whole mark of the deletion back, or nothing; that of a disabled account, too. Every session that has
    /// started by `now` is over.
    ///
    /// @param login as the caller has seen it; empty where another system has it
    /// @return false if the deletion is final, was taken back already, or the login has changed
    boolean callOff(UserId user, Optional<Credential> login, Instant now, Instant at);

    /// Notes that the user knows that the deletion of `at` was taken back.
    void told(UserId user, Instant at);
}
