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

    /// Every session that was started by now. It takes two writes for each; whoever is cut off may ask again, and it
    /// goes on where it was, since what has ended is passed over.
    ///
    /// @param own the session of whoever asks. It is the last: without it nobody could ask again
    public void endAll(UserId userId, SessionId own) {
        var now = clock.instant();
        sessions.list(userId).stream()
                .filter(found -> found.isOpen(now))
                .sorted(Comparator.comparing(found -> found.session().id().equals(own)))
                .forEach(found -> endSession.end(userId, found.session().id(), EndReason.REVOKED));
        audit.record(new AuditEvent.AllSessionsEnded(userId));
    }
}
