package ostiary.core.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;

/// A [SessionStore] in memory, for tests.
public final class InMemorySessionStore implements SessionStore {
    private record Key(UserId userId, SessionId sessionId) {}

    private final Map<Key, SessionSnapshot> sessions = new HashMap<>();

    @Override
    public synchronized void start(SessionSnapshot session) {
        sessions.putIfAbsent(
                new Key(session.session().userId(), session.session().id()), session);
    }

    @Override
    public synchronized Rotation rotate(RefreshToken presented, Sha256 next, String nextKey, Instant now) {
        var key = new Key(presented.userId(), presented.sessionId());
        var found = sessions.get(key);
        if (found == null) {
            return new Rotation.Unknown();
        }
        if (!found.lets(presented.hash(), now)) {
            return new Rotation.NotRotated(found);
        }
        sessions.put(key, found.rotated(next, nextKey, now));
        return new Rotation.Rotated(found.session());
    }

    @Override
    public synchronized Rotation forgive(RefreshToken parent, RefreshToken newest, Instant now) {
        var key = new Key(parent.userId(), parent.sessionId());
        var found = sessions.get(key);
        if (found == null) {
            return new Rotation.Unknown();
        }
        if (!found.forgives(parent.hash(), newest.hash(), now)) {
            return new Rotation.NotRotated(found);
        }
        sessions.put(key, found.forgiving(parent.hash(), now));
        return new Rotation.Rotated(found.session());
    }

    @Override
    public synchronized List<SessionSnapshot> list(UserId userId) {
        return sessions.values().stream()
                .filter(found -> found.session().userId().equals(userId))
                .toList();
    }

    @Override
    public synchronized Optional<SessionSnapshot> find(UserId userId, SessionId sessionId) {
        return Optional.ofNullable(sessions.get(new Key(userId, sessionId)));
    }

    @Override
    public synchronized boolean end(UserId userId, SessionId sessionId, EndReason reason, Instant now) {
        return sessions.computeIfPresent(new Key(userId, sessionId), (_, found) -> found.endedFor(reason)) != null;
    }
}
