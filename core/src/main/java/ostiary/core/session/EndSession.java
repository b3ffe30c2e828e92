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
/// The session ends, the feed is told, and the session notes that it was. Whoever asks again after a failure between
/// two of these tells the feed once more. After the last one nothing is written any more, however often somebody asks,
/// so that nobody can fill the feed with one session.
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

    /// Ends a session of this user. One of somebody else, and one that has ended, stay as they are.
    public void end(UserId userId, SessionId sessionId, EndReason reason) {
        if (sessions.end(userId, sessionId, reason, clock.instant())) {
            feed.publish(new Revocation.OfSession(sessionId), clock.instant());
            sessions.announced(userId, sessionId, clock.instant());
            audit.record(new AuditEvent.SessionEnded(userId, sessionId, reason));
        }
    }
}
