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
    private final Map<UserId, Instant> codesMadeAt = new HashMap<>();
    private final Map<UserId, List<FactorHistory.Removed>> removed = new HashMap<>();
    private final Map<UserId, Integer> misses = new HashMap<>();
    private final Map<UserId, Sha256> spentBy = new HashMap<>();
    private final Map<FactorId, Sha256> usedBy = new HashMap<>();

    public InMemoryFactorStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public synchronized Factors find(UserId user) {
        return new Factors(
                authenticators.getOrDefault(user, List.of()),
                Optional.ofNullable(pending.get(user)),
                recoveryCodes.getOrDefault(user, Set.of()),
                misses.getOrDefault(user, 0));
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
            codesMadeAt.put(user, confirmed.createdAt());
        }
        return true;
    }

    @Override
    public synchronized FactorHistory history(UserId user, Instant now) {
        return new FactorHistory(
                find(user).authenticators(),
                removed.getOrDefault(user, List.of()).stream()
                        .filter(each -> each.isRemembered(now))
                        .toList(),
                Optional.ofNullable(codesMadeAt.get(user)));
    }

    @Override
    public synchronized boolean retire(Credential login, Authenticator authenticator, Instant now) {
        boolean isRemoved = remove(login, authenticator.id());
        if (isRemoved) {
            removed.computeIfAbsent(login.userId(), _ -> new ArrayList<>())
                    .add(new FactorHistory.Removed(authenticator, now));
        }
        return isRemoved;
    }

    @Override
    public synchronized boolean use(UserId user, FactorId id, long step, Sha256 by, Instant now) {
        var all = authenticators.getOrDefault(user, List.of());
        for (int i = 0; i < all.size(); i++) {
            var found = all.get(i);
            if (found.id().equals(id) && found.lastStep() < step) {
                all.set(
                        i,
                        new Authenticator(id, found.name(), found.secret(), step, found.createdAt(), Optional.of(now)));
                usedBy.put(id, by);
                return true;
            }
        }
        return find(user).have(id) && by.equals(usedBy.get(id));
    }

    @Override
    public synchronized Optional<Integer> spend(UserId user, Sha256 recoveryCode, Sha256 by) {
        var codes = recoveryCodes.getOrDefault(user, Set.of());
        if (codes.contains(recoveryCode) && codes.remove(recoveryCode)) {
            spentBy.put(user, by);
            misses.remove(user);
            return Optional.of(codes.size());
        }
        return by.equals(spentBy.get(user)) ? Optional.of(codes.size()) : Optional.empty();
    }

    @Override
    public synchronized int miss(UserId user) {
        return recoveryCodes.containsKey(user) ? misses.merge(user, 1, Integer::sum) : 0;
    }

    @Override
    public synchronized void forgive(UserId user) {
        misses.remove(user);
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
            codesMadeAt.remove(user);
            misses.remove(user);
            spentBy.remove(user);
        }
        return true;
    }

    @Override
    public synchronized boolean replaceRecoveryCodes(UserId user, Set<Sha256> codes, Instant now) {
        misses.remove(user);
        spentBy.remove(user);
        boolean isReplaced = !users.isLeaving(user) && recoveryCodes.replace(user, new HashSet<>(codes)) != null;
        if (isReplaced) {
            codesMadeAt.put(user, now);
        }
        return isReplaced;
    }
}
