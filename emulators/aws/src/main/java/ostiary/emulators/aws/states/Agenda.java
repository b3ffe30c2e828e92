package ostiary.emulators.aws.states;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/// The actions that are due, by time, and at the same time in the order in which they were planned.
final class Agenda {
    private final TreeSet<Item> items =
            new TreeSet<>(Comparator.comparing(Item::at).thenComparing(Item::number));
    private long planned;

    /// Something to do at a time, unless its run has ended.
    record Item(Instant at, long number, Run run, Runnable action) {}

    Item plan(Instant at, Run run, Runnable action) {
        var item = new Item(at, planned++, run, action);
        items.add(item);
        return item;
    }

    void drop(Item item) {
        items.remove(item);
    }

    /// Drops all of runs that are over.
    void tidy() {
        items.removeIf(item -> item.run().isOver());
    }

    /// Takes out the first item that is due.
    Optional<Item> take(Instant now) {
        if (items.isEmpty() || items.first().at().isAfter(now)) {
            return Optional.empty();
        }
        return Optional.ofNullable(items.pollFirst());
    }

    Optional<Instant> next() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.first().at());
    }
}
