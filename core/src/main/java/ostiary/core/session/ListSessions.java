package ostiary.core.session;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import ostiary.core.user.UserId;

/// Use case: a user lists where they are logged in.
public final class ListSessions {
    /// Bounds the size of the response.
    private static final int MOST = 100;

    private final SessionStore sessions;
    private final InstantSource clock;

    public ListSessions(SessionStore sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /// The open sessions, most recently used first; at most 100.
    public List<SessionSnapshot> list(UserId userId) {
        var now = clock.instant();
        return sessions.list(userId).stream()
                .filter(session -> session.isOpen(now))
                .sorted(Comparator.comparing(SessionSnapshot::lastUsedAt).reversed())
                .limit(MOST)
                .toList();
    }
}
