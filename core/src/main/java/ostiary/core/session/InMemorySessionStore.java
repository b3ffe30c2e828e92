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
        var rotated = found.rotated(next, nextKey, now);
        sessions.put(key, rotated);
        return new Rotation.Rotated(rotated);
    }

    @Override
    public synchronized Rotation forgive(RefreshToken parent, RefreshToken newest, Instant now) {
        var key = new Key(parent.userId(), parent.sessionId());
        var found = sessions.get(key);
        if (found == null) {
            return new Rotation.Unknown();
        }
        if (!found.forgives(newest.hash(), now)) {
            return new Rotation.NotRotated(found);
        }
        var forgiving = found.forgiving(parent.hash(), now);
        sessions.put(key, forgiving);
        return new Rotation.Rotated(forgiving);
    }

    @Override
    public synchronized boolean remember(SessionSnapshot found, Origins origins) {
        var key = new Key(found.session().userId(), found.session().id());
        var there = sessions.get(key);
        if (there == null || !there.origins().equals(found.origins())) {
            return false;
        }
        sessions.put(key, there.comingFrom(origins));
        return true;
    }

    @Override
    public synchronized Optional<SessionSnapshot> find(UserId userId, SessionId sessionId) {
        return Optional.ofNullable(sessions.get(new Key(userId, sessionId)));
    }

    @Override
    public synchronized Optional<Instant> findOpen(UserId userId, SessionId sessionId, Instant now) {
        return Optional.ofNullable(sessions.get(new Key(userId, sessionId)))
                .filter(found -> found.ended().isEmpty())
                .map(SessionSnapshot::session)
                .filter(session -> session.endsAt().isAfter(now))
                .map(Session::startedAt);
    }

    @Override
    public synchronized Optional<String> findAudience(UserId userId, SessionId sessionId) {
        return Optional.ofNullable(sessions.get(new Key(userId, sessionId)))
                .flatMap(found -> found.session().audience());
    }

    @Override
    public synchronized Optional<SessionId> findBrowser(UserId userId, SessionId sessionId) {
        return find(userId, sessionId).flatMap(found -> found.session().browser());
    }

    @Override
    public synchronized void handOn(UserId userId, SessionId sessionId, SessionId from, SessionId to) {
        if (findBrowser(userId, sessionId).filter(from::equals).isPresent()) {
            sessions.computeIfPresent(new Key(userId, sessionId), (_, found) -> found.handedOn(to));
        }
    }

    @Override
    public synchronized List<SessionSnapshot> list(UserId userId, Instant now) {
        return sessions.values().stream()
                .filter(found -> found.session().userId().equals(userId) && found.isOpen(now))
                .toList();
    }

    @Override
    public synchronized List<SessionSnapshot> listToEnd(UserId userId, Instant now) {
        return sessions.values().stream()
                .filter(found -> found.session().userId().equals(userId) && found.isToEnd(now))
                .toList();
    }

    @Override
    public synchronized boolean end(UserId userId, SessionId sessionId, EndReason reason, Instant now) {
        var key = new Key(userId, sessionId);
        var found = sessions.get(key);
        if (found == null || found.ended().filter(Ending::announced).isPresent()) {
            return false;
        }
        var first = found.ended().map(Ending::reason).orElse(reason);
        sessions.put(key, found.ended(new Ending(first, false)));
        return true;
    }

    @Override
    public synchronized void forgetAll(UserId userId, Optional<SessionId> butOne) {
        sessions.keySet()
                .removeIf(key -> key.userId().equals(userId)
                        && butOne.filter(key.sessionId()::equals).isEmpty());
    }

    @Override
    public synchronized void announced(UserId userId, SessionId sessionId, Instant now) {
        sessions.computeIfPresent(
                new Key(userId, sessionId),
                (_, found) -> found.ended()
                        .map(ending -> found.ended(new Ending(ending.reason(), true)))
                        .orElse(found));
    }
}
