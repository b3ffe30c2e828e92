package ostiary.core.user;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// For tests.
public final class InMemoryAccountDepot implements AccountDepot {
    private static final int PAGE = 10;

    private final InMemoryUserStore users;

    /// The accounts are those of `users`.
    public InMemoryAccountDepot(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public List<Deposit> add(List<Account> accounts) {
        synchronized (users) {
            return accounts.stream().map(this::add).toList();
        }
    }

    @Override
    public List<Deposit> foresee(List<Account> accounts) {
        synchronized (users) {
            var seen = new HashSet<EmailAddress>();
            var deposits = new ArrayList<Deposit>();
            for (var account : accounts) {
                var known = look(account);
                deposits.add(
                        known == Deposit.ADDED && !seen.add(account.user().email()) ? Deposit.ADDRESS_TAKEN : known);
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

    private Deposit add(Account account) {
        var known = look(account);
        if (known == Deposit.ADDED) {
            users.add(account.user(), account.credential());
        }
        return known;
    }

    private Deposit look(Account account) {
        var credential = users.findCredential(account.user().email());
        if (credential.isPresent()) {
            return credential.get().userId().equals(account.user().id())
                    ? Deposit.THERE_ALREADY
                    : Deposit.ADDRESS_TAKEN;
        }
        return users.find(account.user().id()).isPresent() ? Deposit.USER_TAKEN : Deposit.ADDED;
    }
}
