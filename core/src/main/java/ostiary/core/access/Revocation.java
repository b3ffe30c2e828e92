package ostiary.core.access;

import java.time.Instant;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// Access tokens that no longer count although they have not expired.
public sealed interface Revocation {
    /// Every token of one session.
    record OfSession(SessionId sessionId) implements Revocation {}

    /// Every token of one user that was issued at `until` or before.
    record OfUser(UserId userId, Instant until) implements Revocation {}

    /// Every token that was issued at `until` or before: for the day a signing key is in the wrong hands.
    record OfEveryone(Instant until) implements Revocation {}
}
