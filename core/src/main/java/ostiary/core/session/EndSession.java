package ostiary.core.session;

import java.time.InstantSource;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// Use case: one session ends before its time, its access tokens too.
///
/// The feed first, then the session: whoever is told that it is done can rely on both. Whoever is not may ask again,
/// and has to: the session may still refresh, although authorizers refuse what it gets.
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

    /// Ends a session that is known to be this user's. Ending one that has ended changes nothing.
    public void end(UserId userId, SessionId sessionId, EndReason reason) {
        feed.publish(new Revocation.OfSession(sessionId), clock.instant());
        if (sessions.end(userId, sessionId, reason, clock.instant())) {
            audit.record(new AuditEvent.SessionEnded(userId, sessionId, reason));
        }
    }
}
