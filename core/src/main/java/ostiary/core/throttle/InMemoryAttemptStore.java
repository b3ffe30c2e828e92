package ostiary.core.throttle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// An [AttemptStore] in memory, for tests.
public final class InMemoryAttemptStore implements AttemptStore {
    private final Map<AttemptWindow, Integer> counts = new ConcurrentHashMap<>();

    @Override
    public int add(AttemptWindow window) {
        return counts.merge(window, 1, Integer::sum);
    }

    /// Forgets what was counted in the present window.
    public void forget(Limit.Subject subject, Instant now) {
        counts.remove(AttemptWindow.of(subject, now));
    }

    @Override
    public Map<AttemptWindow, Integer> counts(List<AttemptWindow> windows) {
        return windows.stream().collect(Collectors.toMap(window -> window, window -> counts.getOrDefault(window, 0)));
    }
}
