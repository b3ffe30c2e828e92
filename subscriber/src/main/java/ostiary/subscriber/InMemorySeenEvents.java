package ostiary.subscriber;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Marks in memory, for tests: the next instance of a function knows nothing of them.
public final class InMemorySeenEvents implements SeenEvents {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    @Override
    public boolean contains(String eventId) {
        return ids.contains(eventId);
    }

    @Override
    public void mark(String eventId) {
        ids.add(eventId);
    }
}
