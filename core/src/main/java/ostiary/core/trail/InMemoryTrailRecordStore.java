package ostiary.core.trail;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The records in memory.
public final class InMemoryTrailRecordStore implements TrailRecordStore {
    private static final int PAGE = 100;

    private final NavigableMap<String, String> objects = new ConcurrentSkipListMap<>();

    @Override
    public void putNew(String key, String object) {
        if (!objects.computeIfAbsent(key, _ -> object).equals(object)) {
            throw new IllegalStateException("another record is at " + key);
        }
    }

    @Override
    public Optional<String> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public List<Stored> page(TrailShard shard, Optional<String> after) {
        var prefix = TrailRecord.prefix(shard);
        return objects.tailMap(after.orElse(prefix), after.isEmpty()).entrySet().stream()
                .takeWhile(object -> object.getKey().startsWith(prefix))
                .limit(PAGE)
                .map(object -> new Stored(object.getKey(), object.getValue()))
                .toList();
    }

    /// All objects, which can be changed as a hand in the bucket could.
    NavigableMap<String, String> objects() {
        return objects;
    }
}
