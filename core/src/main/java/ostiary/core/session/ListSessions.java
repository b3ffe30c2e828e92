package ostiary.core.session;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;

/// Use case: a user lists where they are logged in.
public final class ListSessions {
    /// Bounds the size of the response.
    private static final int MOST = 100;

    private final SessionStore sessions;
    private final UserStatusStore users;
    private final InstantSource clock;

    public ListSessions(SessionStore sessions, UserStatusStore users, InstantSource clock) {
        this.sessions = sessions;
        this.users = users;
        this.clock = clock;
    }

    /// The open sessions, most recently used first; at most 100.
    public List<SessionSnapshot> list(UserId userId) {
        return users.findStatus(userId).stream()
                .flatMap(status -> sessions.list(userId, clock.instant()).stream()
                        .filter(found -> !found.isWaiting()
                                && status.admits(found.session().startedAt())))
                .sorted(Comparator.comparing(SessionSnapshot::lastUsedAt).reversed())
                .limit(MOST)
                .toList();
    }
}
