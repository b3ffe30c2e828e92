package ostiary.core.upstream;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;

/// A [SourceAccountStore] in memory, for tests.
public final class InMemorySourceAccountStore implements SourceAccountStore {
    private final InMemoryUserStore users;
    private final Map<SourceId, SourceAccount> accounts = new HashMap<>();
    private final Map<EmailAddress, SourceId> owners = new HashMap<>();

    /// @param users receives the accounts
    public InMemorySourceAccountStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public synchronized Optional<SourceAccount> find(SourceId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public synchronized boolean admit(LinkRequest arrival) {
        var user = arrival.user();
        var account = accounts.get(user.id());
        boolean stale = arrival.known() != (account != null) || (account != null && isStale(arrival, account));
        boolean touchesLogin = arrival.hash().isPresent() || arrival.login().isPresent();
        if (stale || (touchesLogin && !isFree(arrival))) {
            return false;
        }
        if (touchesLogin) {
            owners.put(user.email(), user.id());
        }
        var profile = new User(arrival.userId(), user.email(), user.name(), arrival.now());
        users.put(
                profile,
                arrival.hash().map(hash -> new Credential(arrival.userId(), user.email(), hash, false, user.groups())));
        boolean moved = (account != null && account.moved()) || arrival.hash().isPresent();
        accounts.put(user.id(), new SourceAccount(arrival.userId(), user.email(), moved));
        return true;
    }

    private static boolean isStale(LinkRequest arrival, SourceAccount account) {
        return !account.userId().equals(arrival.userId()) || (arrival.hash().isPresent() && account.moved());
    }

    private boolean isFree(LinkRequest arrival) {
        var user = arrival.user();
        var owner = owners.get(user.email());
        return users.findCredential(user.email()).equals(arrival.login())
                && arrival.login()
                        .filter(login -> login.hasPassword() || login.disabled())
                        .isEmpty()
                && (owner == null || owner.equals(user.id()));
    }
}
