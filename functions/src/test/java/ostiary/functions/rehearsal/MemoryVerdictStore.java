package ostiary.functions.rehearsal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// In memory.
final class MemoryVerdictStore implements VerdictStore {
    private record Entry(String walker, Instant until, Optional<Verdict> verdict) {}

    private final Map<String, Entry> entries = new HashMap<>();

    @Override
    public synchronized Standing take(String release, String walker, Instant now, Instant until) {
        var entry = Optional.ofNullable(entries.get(release)).filter(held -> held.until.isAfter(now));
        if (entry.isEmpty() || isOf(walker, entry.get())) {
            entries.put(release, new Entry(walker, until, Optional.empty()));
            return new Standing.Yours();
        }
        return entry.get().verdict.<Standing>map(Standing.Decided::new).orElseGet(Standing.Walking::new);
    }

    @Override
    public synchronized boolean renew(String release, String walker, Instant until) {
        return replace(release, new Entry(walker, until, Optional.empty()));
    }

    @Override
    public synchronized boolean decide(String release, String walker, Verdict verdict, Instant until) {
        return replace(release, new Entry(walker, until, Optional.of(verdict)));
    }

    private boolean replace(String release, Entry by) {
        var held = Optional.ofNullable(entries.get(release)).filter(entry -> isOf(by.walker, entry));
        held.ifPresent(_ -> entries.put(release, by));
        return held.isPresent();
    }

    private static boolean isOf(String walker, Entry entry) {
        return entry.verdict.isEmpty() && entry.walker.equals(walker);
    }
}
