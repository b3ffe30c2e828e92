package ostiary.core.session;

import java.time.InstantSource;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// Use case: one session ends before its time, its access tokens with it.
///
/// Publishes to the feed first, then ends the session: on success both are in force. After a failure the caller has
/// to ask again: authorizers may refuse the access tokens while the session can still refresh.
public final class EndSession {
    private final SessionStore sessions;
    private final RevocationFeed feed;
    private final AuditLog audit;
    private final InstantSource clock;

    public EndSession(SessionStore sessions, RevocationFeed feed, AuditLog audit, InstantSource clock) {
        this.sessions = sessions;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /// Ends a session known to be this user's. Ending one that has ended changes nothing.
    public void end(UserId userId, SessionId sessionId, EndReason reason) {
        feed.publish(new Revocation.OfSession(sessionId), clock.instant());
        if (sessions.end(userId, sessionId, reason, clock.instant())) {
            audit.record(new AuditEvent.SessionEnded(userId, sessionId, reason));
        }
    }
}
