package ostiary.core.session;

import java.time.InstantSource;
import java.util.Comparator;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// Use case: a user logs out everywhere.
public final class EndAllSessions {
    private final SessionStore sessions;
    private final EndSession endSession;
    private final AuditLog audit;
    private final InstantSource clock;

    public EndAllSessions(SessionStore sessions, EndSession endSession, AuditLog audit, InstantSource clock) {
        this.sessions = sessions;
        this.endSession = endSession;
        this.audit = audit;
        this.clock = clock;
    }

    /// Ends every session started by now, with two writes for each. A caller that is cut off may ask again: ended
    /// sessions are skipped.
    ///
    /// @param current the caller's session; it ends last, since without it the caller could not ask again
    public void endAll(UserId userId, SessionId current) {
        var now = clock.instant();
        sessions.list(userId).stream()
                .filter(found -> found.isOpen(now))
                .sorted(Comparator.comparing(found -> found.session().id().equals(current)))
                .forEach(found -> endSession.end(userId, found.session().id(), EndReason.REVOKED));
        audit.record(new AuditEvent.AllSessionsEnded(userId));
    }
}
