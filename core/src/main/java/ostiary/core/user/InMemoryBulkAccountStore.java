package ostiary.core.user;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// For tests.
public final class InMemoryBulkAccountStore implements BulkAccountStore {
    private static final int PAGE = 10;

    private final InMemoryUserStore users;

    /// The accounts are those of `users`.
    public InMemoryBulkAccountStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public List<ImportResult> add(List<Account> accounts) {
        synchronized (users) {
            return accounts.stream().map(this::add).toList();
        }
    }

    @Override
    public List<ImportResult> preview(List<Account> accounts) {
        synchronized (users) {
            var seen = new HashSet<EmailAddress>();
            var deposits = new ArrayList<ImportResult>();
            for (var account : accounts) {
                var known = look(account);
                deposits.add(
                        known == ImportResult.ADDED && !seen.add(account.user().email())
                                ? ImportResult.ADDRESS_TAKEN
                                : known);
            }
            return List.copyOf(deposits);
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

    private ImportResult add(Account account) {
        var known = look(account);
        if (known == ImportResult.ADDED) {
            users.add(account.user(), account.credential());
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
}
