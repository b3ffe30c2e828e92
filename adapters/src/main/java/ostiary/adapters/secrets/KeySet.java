package ostiary.adapters.secrets;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Keys in the order in which they take over, with unique ids.
///
/// The clock alone decides which of them is in use: an older copy of the set gives the same answer as the newest
/// one, as long as no key takes over before it was published everywhere.
record KeySet(List<KeyEntry> keys) {
    static final KeySet EMPTY = new KeySet(List.of());

    KeySet {
        keys = keys.stream()
                .sorted(comparing(KeyEntry::signsFrom).thenComparing(KeyEntry::added))
                .toList();
        if (keys.stream().flatMap(KeyEntry::ids).distinct().count()
                < keys.stream().flatMap(KeyEntry::ids).count()) {
            throw new MalformedKeysException("two keys of a set have one id");
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    Set<String> ids() {
        return ids(keys);
    }

    /// The key that takes over last; the set must not be empty.
    KeyEntry newest() {
        return keys.getLast();
    }

    /// The key in use at `now`: the newest that has taken over; the oldest if the clock
    /// is so far behind that none has.
    Optional<KeyEntry> current(Instant now) {
        return keys.reversed().stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .or(() -> keys.stream().findFirst());
    }

    KeySet filter(Predicate<KeyEntry> kept) {
        return new KeySet(keys.stream().filter(kept).toList());
    }

    KeySet with(KeyEntry key) {
        return new KeySet(Stream.concat(keys.stream(), Stream.of(key)).toList());
    }

    KeySet with(KeySet others) {
        return new KeySet(Stream.concat(keys.stream(), others.keys.stream()).toList());
    }

    private static Set<String> ids(List<KeyEntry> keys) {
        return keys.stream().map(KeyEntry::id).collect(toUnmodifiableSet());
    }
}
