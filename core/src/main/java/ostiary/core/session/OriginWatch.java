package ostiary.core.session;

import java.time.Instant;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;

/// Remembers where the refreshes of a session come from, and tells an operator of a new origin. A write only where the
/// origin is new.
final class OriginWatch {
    private final SessionStore sessions;
    private final AuditLog audit;

    OriginWatch(SessionStore sessions, AuditLog audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    /// Keeps nobody from refreshing: what can't be written now will be new the next time, too.
    void note(SessionSnapshot found, Origin origin, Instant now) {
        var origins = found.origins();
        if (origins.latest().contains(origin)) {
            return;
        }
        try {
            if (sessions.remember(found, origins.with(origin, now)) && origins.areToBeTold(now)) {
                var session = found.session();
                audit.record(new AuditEvent.NewOrigin(session.userId(), session.id(), session.clientId()));
            }
        } catch (UnavailableException notNow) {
            // The refresh itself is done.
        }
    }
}
