package ostiary.core.oauth;

import java.time.Instant;
import ostiary.core.session.SessionStore;
import ostiary.core.token.AccessToken;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;

/// Whether the session behind a user's token is open at this moment, and its user admitted: for whoever is asked and
/// may not lag behind, as authorizers do.
final class OpenSessions {
    private final SessionStore sessions;
    private final UserStatusStore users;

    OpenSessions(SessionStore sessions, UserStatusStore users) {
        this.sessions = sessions;
        this.users = users;
    }

    boolean has(UserId user, AccessToken token, Instant now) {
        return sessions.findOpen(user, token.sessionId(), now)
                .filter(startedAt -> users.findStatus(user)
                        .filter(status -> status.admits(token.sessionId().value(), startedAt))
                        .isPresent())
                .isPresent();
    }
}
