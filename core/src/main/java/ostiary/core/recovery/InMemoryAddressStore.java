package ostiary.core.recovery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserId;

/// An [AddressStore] in memory, for tests.
public final class InMemoryAddressStore implements AddressStore {
    private final InMemoryUserStore users;
    private final Map<Sha256, AddressChange> changes = new HashMap<>();
    private final Map<UserId, FormerAddresses> former = new HashMap<>();

    /// @param users whose logins are moved
    public InMemoryAddressStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public synchronized void keep(AddressChange change) {
        changes.put(change.id(), change);
    }

    @Override
    public synchronized Optional<AddressChange> find(Sha256 id, Instant now) {
        return Optional.ofNullable(changes.get(id))
                .filter(change -> change.expiresAt().isAfter(now));
    }

    @Override
    public synchronized Optional<AddressChange> countTry(Sha256 id, Instant now) {
        var tried = find(id, now).filter(AddressChange::hasTriesLeft).map(AddressChange::tried);
        tried.ifPresent(this::keep);
        return tried;
    }

    @Override
    public synchronized boolean move(AddressMove move) {
        var spent = move.spent().map(AddressChange::id);
        boolean isSpent = spent.isPresent()
                && spent.flatMap(id -> find(id, move.now()))
                        .filter(found -> !found.spent())
                        .isEmpty();
        if (isSpent
                || !isNext(move.former())
                || !users.move(
                        move.login(),
                        move.to(),
                        move.hash(),
                        move.seen(),
                        move.kept().map(SessionId::value),
                        move.now())) {
            return false;
        }
        spent.ifPresent(id -> changes.computeIfPresent(id, (_, found) -> found.fulfilled()));
        former.put(move.login().userId(), move.former());
        return true;
    }

    @Override
    public synchronized void done(Sha256 id) {
        changes.computeIfPresent(id, (_, found) -> found.finished());
    }

    @Override
    public synchronized FormerAddresses former(UserId user, Instant now) {
        return former.getOrDefault(user, FormerAddresses.none(user)).at(now);
    }

    @Override
    public synchronized boolean replace(FormerAddresses next, Instant now) {
        boolean isNext = isNext(next);
        if (isNext) {
            former.put(next.user(), next);
        }
        return isNext;
    }

    private boolean isNext(FormerAddresses next) {
        return former.getOrDefault(next.user(), FormerAddresses.none(next.user()))
                                .version()
                        + 1
                == next.version();
    }
}
