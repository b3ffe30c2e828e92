package ostiary.core.deletion;

import java.time.Instant;
import ostiary.core.user.UserId;

/// Port: what runs the deletions that other services take part in.
public interface SagaEngine {
    /// Starts the deletion, once however often it is asked.
    ///
    /// @param version of the user's item when the deletion was asked for
    /// @param prepareAt when the other services are asked
    /// @throws ostiary.core.UnavailableException if it can't be started now
    void start(UserId user, long version, Instant deletesAt, Instant prepareAt);

    /// Hands an answer of another service on. One that nobody waits for any more, a second one or a late one, is
    /// dropped.
    ///
    /// @param token may be anything
    /// @param reason of a refusal; empty otherwise
    /// @throws ostiary.core.UnavailableException if it can't be handed on now
    void answer(String token, String outcome, String reason);

    /// Tells whoever waits that another service is at work still.
    ///
    /// @throws ostiary.core.UnavailableException if it can't be told now
    void keepWaiting(String token);
}
