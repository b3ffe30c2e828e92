package ostiary.core.passkey;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import ostiary.core.factor.FactorName;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;

/// The passkeys of a service that forgets them when it ends.
public final class InMemoryPasskeyStore implements PasskeyStore, SpentChallenges {
    private final UserStatusStore statuses;
    private final Map<UserId, Map<PasskeyId, Passkey>> users = new HashMap<>();
    private final Set<Sha256> spent = new HashSet<>();

    /// @param statuses of the users who may have some
    public InMemoryPasskeyStore(UserStatusStore statuses) {
        this.statuses = statuses;
    }

    @Override
    public synchronized List<Passkey> list(UserId user) {
        return of(user).values().stream()
                .sorted(Comparator.comparing(Passkey::createdAt))
                .toList();
    }

    @Override
    public synchronized Optional<Passkey> find(UserId user, PasskeyId id) {
        return Optional.ofNullable(of(user).get(id));
    }

    @Override
    public synchronized boolean add(UserId user, Passkey passkey, Optional<Instant> seen) {
        var present = of(user);
        boolean isIn = statuses.findStatus(user)
                .filter(status -> !status.disabled()
                        && status.deletesAt().isEmpty()
                        && status.notBefore().equals(seen))
                .isPresent();
        if (!isIn || present.size() >= Passkey.MOST || present.containsKey(passkey.id())) {
            return false;
        }
        present.put(passkey.id(), passkey);
        return true;
    }

    @Override
    public synchronized boolean rename(UserId user, PasskeyId id, FactorName name) {
        return change(user, id, passkey -> passkey.named(name));
    }

    @Override
    public synchronized boolean remove(UserId user, PasskeyId id) {
        return of(user).remove(id) != null;
    }

    @Override
    public synchronized boolean use(UserId user, PasskeyId id, long signCount, Instant now) {
        return find(user, id).filter(found -> found.countsOnTo(signCount)).isPresent()
                && change(user, id, passkey -> passkey.used(signCount, now));
    }

    @Override
    public synchronized boolean spend(Sha256 challenge, Instant until) {
        return spent.add(challenge);
    }

    private boolean change(UserId user, PasskeyId id, UnaryOperator<Passkey> change) {
        return of(user).computeIfPresent(id, (_, passkey) -> change.apply(passkey)) != null;
    }

    private Map<PasskeyId, Passkey> of(UserId user) {
        return users.computeIfAbsent(user, _ -> new HashMap<>());
    }
}
