package ostiary.functions.stream;

import java.util.LinkedHashMap;
import java.util.Map;

/// The ids of the events that this environment has told last. Lambda gives a batch again from the first change on that
/// failed, and those after it need not be told each time. It is a convenience: who subscribes gets an event twice
/// anyway.
public final class RecentlyTold {
    private static final int MOST = 5_000;

    private final Map<String, Boolean> newest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /// None yet.
    public RecentlyTold() {}

    /// Whether an event was told here of late.
    public boolean has(String id) {
        return newest.containsKey(id);
    }

    /// Notes an event that was told.
    public void add(String id) {
        newest.put(id, true);
    }
}
