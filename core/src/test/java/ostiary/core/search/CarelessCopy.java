package ostiary.core.search;

import java.util.Optional;
import ostiary.core.user.UserId;

/// A copy in which a rebuild looks at no version.
record CarelessCopy(InMemorySearchStore copy) implements UserCopy {
    @Override
    public boolean putIfNewer(SearchEntry entry, long version) {
        return copy.putIfNewer(entry, version);
    }

    @Override
    public boolean putUnlessOlder(SearchEntry entry, long version) {
        var there = copy.find(entry.user());
        return there.isEmpty()
                ? copy.putIfNewer(entry, version)
                : copy.replace(entry, version, there.get().version());
    }

    @Override
    public boolean replace(SearchEntry entry, long version, long there) {
        return copy.replace(entry, version, there);
    }

    @Override
    public boolean bury(UserId user, long version) {
        return copy.bury(user, version);
    }

    @Override
    public boolean forget(UserId user) {
        return copy.forget(user);
    }

    @Override
    public Optional<Held> find(UserId user) {
        return copy.find(user);
    }

    @Override
    public Page list(Optional<UserId> after, int most) {
        return copy.list(after, most);
    }
}
