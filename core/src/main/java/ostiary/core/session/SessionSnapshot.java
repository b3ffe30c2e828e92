package ostiary.core.session;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.token.EndReason;
import ostiary.core.token.Sha256;

/// The stored state of a session at one instant.
///
/// @param live hash of the newest refresh token
/// @param liveKey id of the server key that token was derived with
/// @param restsUntil the newest token is not rotated before this instant, and its
/// predecessor is accepted until then
/// @param idleUntil when the session ends unless it is refreshed before
/// @param ended the reason if the session was ended early
public record SessionSnapshot(
        Session session,
        Sha256 live,
        String liveKey,
        Instant restsUntil,
        Instant idleUntil,
        Optional<EndReason> ended) {

    /// The state of a new session: its first token need not rest.
    public static SessionSnapshot starting(Session session, Sha256 live, String liveKey) {
        var now = session.startedAt();
        return new SessionSnapshot(
                session, live, liveKey, now, now.plus(session.policy().idle()), Optional.empty());
    }

    /// The state after the token was rotated.
    public SessionSnapshot rotated(Sha256 next, String nextKey, Instant now) {
        var policy = session.policy();
        return new SessionSnapshot(session, next, nextKey, now.plus(policy.grace()), now.plus(policy.idle()), ended);
    }

    /// Whether `presented` may be exchanged for its successor at `now`: the condition of the write.
    public boolean lets(Sha256 presented, Instant now) {
        return live.equals(presented) && !restsUntil.isAfter(now) && isOpen(now);
    }

    /// When its token was last rotated; computed from `restsUntil`, so it costs no write of its own.
    public Instant lastUsedAt() {
        var moved = restsUntil.minus(session.policy().grace());
        return moved.isAfter(session.startedAt()) ? moved : session.startedAt();
    }

    /// Whether the session can still be refreshed at `now`.
    public boolean isOpen(Instant now) {
        return ended.isEmpty() && idleUntil.isAfter(now) && session.endsAt().isAfter(now);
    }

    SessionSnapshot endedFor(EndReason reason) {
        return ended.isPresent()
                ? this
                : new SessionSnapshot(session, live, liveKey, restsUntil, idleUntil, Optional.of(reason));
    }
}
