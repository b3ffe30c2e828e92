package ostiary.core.factor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserId;

/// A [FactorStore] in memory, for tests, beside the logins of its users.
public final class InMemoryFactorStore implements FactorStore {
    private final InMemoryUserStore users;
    private final Map<UserId, List<Authenticator>> authenticators = new HashMap<>();
    private final Map<UserId, Factors.Pending> pending = new HashMap<>();
    private final Map<UserId, Set<Sha256>> recoveryCodes = new HashMap<>();

    public InMemoryFactorStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public synchronized Factors find(UserId user) {
        return new Factors(
                authenticators.getOrDefault(user, List.of()),
                Optional.ofNullable(pending.get(user)),
                recoveryCodes.getOrDefault(user, Set.of()).size());
    }

    @Override
    public synchronized void keep(UserId user, Factors.Pending waiting) {
        pending.put(user, waiting);
    }

    @Override
    public synchronized boolean confirm(Credential login, Authenticator confirmed, Set<Sha256> codes) {
        var user = login.userId();
        boolean waits = find(user)
                .pending()
                .filter(found -> found.authenticator().id().equals(confirmed.id()))
                .isPresent();
        if (!waits || !users.setFactors(login, login.factors() + 1)) {
            return false;
        }
        pending.remove(user);
        authenticators.computeIfAbsent(user, _ -> new ArrayList<>()).add(confirmed);
        if (!codes.isEmpty()) {
            recoveryCodes.put(user, new HashSet<>(codes));
        }
        return true;
    }

    @Override
    public synchronized boolean use(UserId user, FactorId id, long step, Instant now) {
        var all = authenticators.getOrDefault(user, List.of());
        for (int i = 0; i < all.size(); i++) {
            var found = all.get(i);
            if (found.id().equals(id) && found.lastStep() < step) {
                all.set(
                        i,
                        new Authenticator(id, found.name(), found.secret(), step, found.createdAt(), Optional.of(now)));
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized Optional<Integer> spend(UserId user, Sha256 recoveryCode) {
        var codes = recoveryCodes.getOrDefault(user, Set.of());
        return codes.contains(recoveryCode) && codes.remove(recoveryCode)
                ? Optional.of(codes.size())
                : Optional.empty();
    }

    @Override
    public synchronized boolean remove(Credential login, FactorId id) {
        var user = login.userId();
        if (!find(user).have(id) || !users.setFactors(login, login.factors() - 1)) {
            return false;
        }
        authenticators.computeIfPresent(user, (_, all) -> {
            all.removeIf(found -> found.id().equals(id));
            return all;
        });
        if (login.factors() == 1) {
            recoveryCodes.remove(user);
        }
        return true;
    }

    @Override
    public synchronized boolean replaceRecoveryCodes(UserId user, Set<Sha256> codes) {
        return !users.isLeaving(user) && recoveryCodes.replace(user, new HashSet<>(codes)) != null;
    }
}
