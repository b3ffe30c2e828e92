package ostiary.core.user;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A [BulkAccountStore] in memory, for tests.
public final class InMemoryBulkAccountStore implements BulkAccountStore {
    private static final int PAGE = 10;

    private final InMemoryUserStore users;
    private final Map<UserId, Added> added = new HashMap<>();

    /// Shares its accounts with `users`.
    public InMemoryBulkAccountStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public List<ImportResult> add(List<Account> accounts, ImportId by) {
        synchronized (users) {
            return accounts.stream().map(account -> add(account, by)).toList();
        }
    }

    @Override
    public List<TakeBackResult> takeBack(List<UserId> ids, ImportId by) {
        synchronized (users) {
            return ids.stream().map(id -> takeBack(id, by)).toList();
        }
    }

    @Override
    public List<ImportResult> preview(List<Account> accounts) {
        synchronized (users) {
            var seen = new HashSet<EmailAddress>();
            var outcomes = new ArrayList<ImportResult>();
            for (var account : accounts) {
                var known = look(account);
                outcomes.add(
                        known == ImportResult.ADDED && !seen.add(account.user().email())
                                ? ImportResult.ADDRESS_TAKEN
                                : known);
            }
            return List.copyOf(outcomes);
        }
    }

    @Override
    public Page page(Optional<Bookmark> bookmark) {
        var all = users.accounts();
        int from = bookmark.map(Bookmark::text).map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + PAGE);
        return new Page(
                all.subList(from, to),
                to < all.size() ? Optional.of(new Bookmark(Integer.toString(to))) : Optional.empty());
    }

    private TakeBackResult takeBack(UserId id, ImportId by) {
        var user = users.find(id);
        if (user.isEmpty()) {
            return TakeBackResult.GONE;
        }
        var known = added.get(id);
        if (known == null || !known.by().equals(by)) {
            return TakeBackResult.OF_ANOTHER;
        }
        var credential = users.findCredential(user.get().email());
        if (!credential.equals(Optional.of(known.account().credential()))) {
            return TakeBackResult.CHANGED;
        }
        users.remove(known.account());
        added.remove(id);
        return TakeBackResult.TAKEN_BACK;
    }

    private ImportResult add(Account account, ImportId by) {
        var known = look(account);
        if (known == ImportResult.ADDED) {
            users.add(account.user(), account.credential());
            added.put(account.user().id(), new Added(account, by));
        }
        return known;
    }

    private ImportResult look(Account account) {
        var credential = users.findCredential(account.user().email());
        if (credential.isPresent()) {
            return credential.get().userId().equals(account.user().id())
                    ? ImportResult.THERE_ALREADY
                    : ImportResult.ADDRESS_TAKEN;
        }
        return users.find(account.user().id()).isPresent() ? ImportResult.USER_TAKEN : ImportResult.ADDED;
    }

    /// An account as it was when an import added it.
    private record Added(Account account, ImportId by) {}
}
