package ostiary.subscriber;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A copy in memory, for tests.
///
/// @param <V> what is kept of an entity
public final class InMemoryCopyStore<V> implements CopyStore<V> {
    private record Entry<V>(long version, Optional<V> value) {}

    private final Map<String, Entry<V>> entries = new HashMap<>();

    @Override
    public boolean putIfNewer(String entity, long version, V value) {
        return replaceOlder(entity, new Entry<>(version, Optional.of(value)));
    }

    @Override
    public boolean bury(String entity, long version) {
        return replaceOlder(entity, new Entry<>(BURIED, Optional.empty()));
    }

    /// The value of each entity that has not been buried.
    public synchronized Map<String, V> values() {
        var values = new HashMap<String, V>();
        entries.forEach((entity, entry) -> entry.value.ifPresent(value -> values.put(entity, value)));
        return Map.copyOf(values);
    }

    private synchronized boolean replaceOlder(String entity, Entry<V> next) {
        var now = entries.get(entity);
        if (now != null && now.version >= next.version) {
            return false;
        }
        entries.put(entity, next);
        return true;
    }
}
