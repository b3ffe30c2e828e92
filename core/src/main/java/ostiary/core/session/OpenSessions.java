package ostiary.core.session;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;

/// Whether the session behind a user's token is open at this moment, and its user admitted: for whoever is asked and
/// may not lag behind, as authorizers do. A token may outlive its session for a moment.
public final class OpenSessions {
    private final SessionStore sessions;
    private final UserStatusStore users;

    public OpenSessions(SessionStore sessions, UserStatusStore users) {
        this.sessions = sessions;
        this.users = users;
    }

    /// The status of the user; empty if the session is over, or does not admit the user any more.
    public Optional<UserStatus> admitted(UserId user, SessionId session, Instant now) {
        return sessions.findOpen(user, session, now)
                .flatMap(startedAt ->
                        users.findStatus(user).filter(status -> status.admits(session.value(), startedAt)));
    }
}
