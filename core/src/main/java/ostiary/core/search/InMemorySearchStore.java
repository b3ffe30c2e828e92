package ostiary.core.search;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import ostiary.core.user.UserId;

/// The copy in memory.
public final class InMemorySearchStore implements UserSearch, UserCopy {
    private final Map<UserId, Held> all = new HashMap<>();
    private final InstantSource clock;

    public InMemorySearchStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized UserSearch.Page find(SearchQuery query, Optional<String> after, int most) {
        var order = query.order();
        var found = all.values().stream()
                .flatMap(held -> held.entry().stream())
                .filter(entry -> query.matches(entry) && !entry.isGone(clock.instant()))
                .filter(entry -> after.stream().allMatch(position -> isAfter(order, entry, position)))
                .sorted((one, other) -> SearchText.BY_BYTES.compare(key(order, one), key(order, other)))
                .limit(most + 1L)
                .toList();
        var page = found.subList(0, Math.min(most, found.size()));
        return new UserSearch.Page(
                page, found.size() > most ? Optional.of(key(order, page.getLast())) : Optional.empty());
    }

    private static boolean isAfter(SearchOrder order, SearchEntry entry, String position) {
        return SearchText.BY_BYTES.compare(key(order, entry), position) > 0;
    }

    private static String key(SearchOrder order, SearchEntry entry) {
        return order.key(entry).orElseThrow();
    }

    @Override
    public boolean putIfNewer(SearchEntry entry, long version) {
        return put(entry.user(), new Held(Optional.of(entry), version), there -> there < version);
    }

    @Override
    public boolean putUnlessOlder(SearchEntry entry, long version) {
        return put(entry.user(), new Held(Optional.of(entry), version), there -> there <= version);
    }

    @Override
    public boolean replace(SearchEntry entry, long version, long there) {
        return put(entry.user(), new Held(Optional.of(entry), version), now -> now == there);
    }

    @Override
    public boolean bury(UserId user, long version) {
        return put(user, new Held(Optional.empty(), BURIED), there -> there < BURIED);
    }

    @Override
    public synchronized boolean forget(UserId user) {
        return find(user).filter(held -> held.version() == 0).isPresent() && all.remove(user) != null;
    }

    private synchronized boolean put(UserId user, Held next, LongPredicate isReplaced) {
        var now = all.get(user);
        if (now != null && !isReplaced.test(now.version())) {
            return false;
        }
        all.put(user, next);
        return true;
    }

    @Override
    public synchronized Optional<Held> find(UserId user) {
        return Optional.ofNullable(all.get(user));
    }

    @Override
    public synchronized UserCopy.Page list(Optional<UserId> after, int most) {
        List<UserId> users = all.entrySet().stream()
                .filter(entry -> entry.getValue().entry().isPresent())
                .map(Map.Entry::getKey)
                .filter(user -> after.stream().allMatch(last -> text(user).compareTo(text(last)) > 0))
                .sorted((one, other) -> text(one).compareTo(text(other)))
                .limit(most)
                .toList();
        return new UserCopy.Page(users, users.size() == most ? Optional.of(users.getLast()) : Optional.empty());
    }

    private static String text(UserId user) {
        return user.toString();
    }
}
