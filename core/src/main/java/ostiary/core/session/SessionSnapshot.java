package ostiary.core.session;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.token.EndReason;
import ostiary.core.token.Sha256;

/// What a store holds of a session at one instant.
///
/// @param live hash of the newest refresh token
/// @param liveKey id of the server key that token was derived with
/// @param restsUntil until then the newest token stays the newest, and its predecessor still gets it
/// @param idleUntil when the session ends unless it is refreshed
/// @param ended why it ended before its time
public record SessionSnapshot(
        Session session,
        Sha256 live,
        String liveKey,
        Instant restsUntil,
        Instant idleUntil,
        Optional<EndReason> ended) {

    /// A session as it starts: its first token need not rest.
    public static SessionSnapshot starting(Session session, Sha256 live, String liveKey) {
        var now = session.startedAt();
        return new SessionSnapshot(
                session, live, liveKey, now, now.plus(session.policy().idle()), Optional.empty());
    }

    /// The session after its token moved on.
    public SessionSnapshot rotated(Sha256 next, String nextKey, Instant now) {
        var policy = session.policy();
        return new SessionSnapshot(session, next, nextKey, now.plus(policy.grace()), now.plus(policy.idle()), ended);
    }

    /// Whether `presented` may be exchanged for its successor now: the condition of the one write.
    public boolean lets(Sha256 presented, Instant now) {
        return live.equals(presented) && !restsUntil.isAfter(now) && isOpen(now);
    }

    /// When its token last moved on, which is a grace before it may do so again: nothing is written to know it.
    public Instant lastUsedAt() {
        var moved = restsUntil.minus(session.policy().grace());
        return moved.isAfter(session.startedAt()) ? moved : session.startedAt();
    }

    /// Whether the session goes on.
    public boolean isOpen(Instant now) {
        return ended.isEmpty() && idleUntil.isAfter(now) && session.endsAt().isAfter(now);
    }

    SessionSnapshot endedFor(EndReason reason) {
        return ended.isPresent()
                ? this
                : new SessionSnapshot(session, live, liveKey, restsUntil, idleUntil, Optional.of(reason));
    }
}
