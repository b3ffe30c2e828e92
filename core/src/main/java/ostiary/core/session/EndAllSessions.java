package ostiary.core.session;

import java.time.InstantSource;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;

/// Use case: a user logs out everywhere. One write and one item of the feed, at any number of sessions.
public final class EndAllSessions {
    private final UserStatusStore users;
    private final RevocationFeed feed;
    private final AuditLog audit;
    private final InstantSource clock;

    public EndAllSessions(UserStatusStore users, RevocationFeed feed, AuditLog audit, InstantSource clock) {
        this.users = users;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /// Ends every session started by now. A caller that is cut off may ask again while its access token lives: until
    /// the feed is told, that is.
    ///
    /// @return whether there is such a user
    public boolean endAll(UserId userId) {
        if (!users.endSessions(userId, clock.instant())) {
            return false;
        }
        // Once more, after the write: a refresh that has not seen it issues no token of later than this.
        var now = clock.instant();
        feed.publish(new Revocation.OfSessionsOf(userId, now), now);
        audit.record(new AuditEvent.AllSessionsEnded(userId));
        return true;
    }
}
