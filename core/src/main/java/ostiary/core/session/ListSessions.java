package ostiary.core.session;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import ostiary.core.user.UserId;

/// Use case: a user looks at where they are logged in.
public final class ListSessions {
    /// More fit on no page, and an answer has bounds.
    private static final int MOST = 100;

    private final SessionStore sessions;
    private final InstantSource clock;

    public ListSessions(SessionStore sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /// The sessions that go on, the last used first; the 100 last used where there are more.
    public List<SessionSnapshot> list(UserId userId) {
        var now = clock.instant();
        return sessions.list(userId).stream()
                .filter(session -> session.isOpen(now))
                .sorted(Comparator.comparing(SessionSnapshot::lastUsedAt).reversed())
                .limit(MOST)
                .toList();
    }
}
