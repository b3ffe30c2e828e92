package ostiary.core.trail;

import java.util.List;
import java.util.Optional;

/// Port: the records' bucket.
public interface TrailRecordStore {
    /// Stores an object, unless it is there already.
    ///
    /// @throws IllegalStateException if there is another one of this key: the head was brought back
    void putNew(String key, String object);

    /// The object of a key.
    Optional<String> find(String key);

    /// The next objects of a shard in the order of their keys, some hundred at most; none if there are no more.
    ///
    /// @param after the last key of the page before; empty for the first page
    List<Stored> page(TrailShard shard, Optional<String> after);

    /// An object.
    record Stored(String key, String object) {}
}
