package ostiary.adapters.secrets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A key set with its keys parsed, ready for use.
///
/// @param set never empty
record TimedKeys<K>(KeySet set, Map<String, K> byId) {

    /// Parses the text of a secret.
    ///
    /// @throws MalformedKeysException if it holds no key, or one that `ready` refuses
    static <K> TimedKeys<K> read(String text, Function<KeyEntry, K> ready) {
        var set = KeyDocument.read(text);
        return new TimedKeys<>(set, set.keys().stream().collect(Collectors.toUnmodifiableMap(KeyEntry::id, ready)));
    }

    Optional<K> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The key in use at `now`.
    K current(Instant now) {
        return key(set.current(now).orElseThrow());
    }

    /// All keys in the order in which they take over.
    List<K> all() {
        return set.keys().stream().map(this::key).toList();
    }

    private K key(KeyEntry entry) {
        return find(entry.id()).orElseThrow();
    }

    @Override
    public String toString() {
        return set.ids().toString();
    }
}
