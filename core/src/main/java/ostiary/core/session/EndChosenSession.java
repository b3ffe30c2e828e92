package ostiary.core.session;

import ostiary.core.user.UserId;

/// Use case: a user ends one of their sessions, chosen from the list.
public final class EndChosenSession {
    private final SessionStore sessions;
    private final EndSession endSession;

    public EndChosenSession(SessionStore sessions, EndSession endSession) {
        this.sessions = sessions;
        this.endSession = endSession;
    }

    /// Does nothing to a session that is not this user's.
    public void end(UserId userId, SessionId chosen) {
        sessions.list(userId).stream()
                .map(found -> found.session().id())
                .filter(chosen::equals)
                .forEach(own -> endSession.end(userId, own, EndReason.REVOKED));
    }
}
