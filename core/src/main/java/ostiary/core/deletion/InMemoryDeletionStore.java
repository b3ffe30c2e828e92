package ostiary.core.deletion;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserId;

/// A [DeletionStore] in memory, for tests, and a [KeepOfferStore].
public final class InMemoryDeletionStore implements DeletionStore, KeepOfferStore {
    private final InMemoryUserStore users;
    private final Map<Sha256, KeepOffer> offers = new HashMap<>();
    private final Set<PendingOf> told = new HashSet<>();

    private record PendingOf(UserId user, Instant at) {}

    /// @param users whose accounts are marked
    public InMemoryDeletionStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public synchronized Optional<PendingDeletion> find(UserId user) {
        return users.deletion(user).map(at -> new PendingDeletion(at, told.contains(new PendingOf(user, at))));
    }

    @Override
    public boolean request(UserId user, Optional<Credential> login, Instant now, Instant at) {
        return users.markForDeletion(user, login, now, at);
    }

    @Override
    public synchronized void told(UserId user, Instant at) {
        told.add(new PendingOf(user, at));
    }

    @Override
    public synchronized void keep(KeepOffer offer) {
        offers.put(offer.id(), offer);
    }

    @Override
    public synchronized Optional<KeepOffer> find(Sha256 id, Instant now) {
        return Optional.ofNullable(offers.get(id))
                .filter(offer -> offer.expiresAt().isAfter(now));
    }

    @Override
    public synchronized boolean redeem(KeepOffer offer, Optional<Credential> login, Instant now) {
        var found = find(offer.id(), now).filter(kept -> !kept.spent());
        if (found.isEmpty() || !users.unmark(offer.user(), login, now, offer.deletesAt())) {
            return false;
        }
        told.remove(new PendingOf(offer.user(), offer.deletesAt()));
        keep(found.get().taken());
        return true;
    }

    @Override
    public synchronized void done(Sha256 id) {
        offers.computeIfPresent(id, (_, offer) -> offer.finished());
    }
}
