package ostiary.core.session;

import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// Use case: a user ends one of their sessions, chosen from the list.
public final class EndOwnSession {
    private final SessionStore sessions;
    private final EndSession endSession;

    public EndOwnSession(SessionStore sessions, EndSession endSession) {
        this.sessions = sessions;
        this.endSession = endSession;
    }

    /// Does nothing to a session of another user: it is looked up first, because a revocation in the feed ends
    /// access tokens whoever owns them.
    public void end(UserId userId, SessionId chosen) {
        if (sessions.find(userId, chosen).isPresent()) {
            endSession.end(userId, chosen, EndReason.REVOKED);
        }
    }
}
