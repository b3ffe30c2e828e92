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
        return Optional.ofNullable(accounts.get(id))
                .map(found -> new SourceAccount(
                        found.userId(), found.email(), found.moved(), users.isLeaving(found.userId())));
    }

    @Override
    public synchronized boolean link(LinkRequest request) {
        var user = request.user();
        var account = accounts.get(user.id());
        boolean stale = request.known() != (account != null) || (account != null && isStale(request, account));
        boolean touchesLogin = request.hash().isPresent() || request.login().isPresent();
        if (stale || users.isLeaving(request.userId()) || isAnothers(request) || (touchesLogin && !isFree(request))) {
            return false;
        }
        if (touchesLogin) {
            owners.put(user.email(), user.id());
        }
        var profile = new User(request.userId(), user.email(), user.name(), request.now());
        users.put(
                profile,
                request.hash().map(hash -> new Credential(request.userId(), user.email(), hash, false, user.groups())));
        boolean moved = (account != null && account.moved()) || request.hash().isPresent();
        accounts.put(user.id(), new SourceAccount(request.userId(), user.email(), moved));
        return true;
    }

    private static boolean isStale(LinkRequest request, SourceAccount account) {
        return !account.userId().equals(request.userId()) || (request.hash().isPresent() && account.moved());
    }

    private boolean isAnothers(LinkRequest request) {
        return !request.known()
                && users.find(request.userId())
                        .filter(user -> !user.email().equals(request.user().email()))
                        .isPresent();
    }

    private boolean isFree(LinkRequest request) {
        var user = request.user();
        var owner = owners.get(user.email());
        return users.findCredential(user.email()).equals(request.login())
                && request.login()
                        .filter(login -> login.hasPassword() || login.disabled())
                        .isEmpty()
                && (owner == null || owner.equals(user.id()));
    }
}
