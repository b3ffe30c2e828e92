package ostiary.core.access;

import java.time.Instant;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// Access tokens that no longer count although they have not expired.
public sealed interface Revocation {
    /// Every token of one session.
    record OfSession(SessionId sessionId) implements Revocation {}

    /// Every token of one user issued at `until` or earlier.
    record OfUser(UserId userId, Instant until) implements Revocation {}

    /// Every token of the sessions of one user that have started by then, whenever it was issued. It does not matter by
    /// whose clock.
    record OfSessionsOf(UserId userId, Instant startedBy) implements Revocation {}

    /// Every token of one client issued at `until` or earlier.
    record OfClient(String clientId, Instant until) implements Revocation {}

    /// Every token issued at `until` or earlier: the response to a leaked signing key.
    record OfEveryone(Instant until) implements Revocation {}
}
