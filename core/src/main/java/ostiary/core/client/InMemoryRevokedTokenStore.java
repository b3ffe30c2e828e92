package ostiary.core.client;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import ostiary.core.token.SessionId;

/// A [RevokedTokenStore] in memory, for tests.
public final class InMemoryRevokedTokenStore implements RevokedTokenStore {
    private final Map<Token, Boolean> announced = new HashMap<>();

    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public synchronized boolean revoke(String clientId, SessionId sessionId, Instant now) {
        return !announced.computeIfAbsent(new Token(clientId, sessionId), _ -> false);
    }

    @Override
    public synchronized boolean mayAnnounce(String clientId, Instant now) {
        var minute = clientId + " " + now.getEpochSecond() / 60;
        return counts.merge(minute, 1, Integer::sum) <= MOST_A_MINUTE;
    }

    @Override
    public synchronized void announced(String clientId, SessionId sessionId) {
        announced.put(new Token(clientId, sessionId), true);
    }

    @Override
    public synchronized boolean isRevoked(String clientId, SessionId sessionId) {
        return announced.containsKey(new Token(clientId, sessionId));
    }

    private record Token(String clientId, SessionId sessionId) {}
}
