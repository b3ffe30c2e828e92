package ostiary.core.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A [RevocationFeed] in memory, for tests.
public final class InMemoryRevocationFeed implements RevocationFeed, RevocationPages {
    private record Entry(Instant at, Revocation revocation) {}

    private final List<Entry> entries = new ArrayList<>();

    @Override
    public synchronized void publish(Revocation revocation, Instant now) {
        entries.add(new Entry(now, revocation));
    }

    @Override
    public synchronized Reading since(Instant from) {
        var found = entries.stream()
                .filter(entry -> !entry.at().isBefore(from))
                .map(Entry::revocation)
                .toList();
        return Reading.good(found, from);
    }

    /// One page has them all.
    @Override
    public Optional<Page> read(Instant from, Optional<String> cursor) {
        return cursor.isPresent()
                ? Optional.empty()
                : Optional.of(new Page(since(from).revocations(), from, Optional.empty()));
    }
}
