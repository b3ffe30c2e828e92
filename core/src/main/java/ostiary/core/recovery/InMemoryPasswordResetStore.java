package ostiary.core.recovery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserStatus;

/// A [PasswordResetStore] in memory, for tests, and a [PasswordStore].
public final class InMemoryPasswordResetStore implements PasswordResetStore, PasswordStore {
    private final InMemoryUserStore users;
    private final Map<Sha256, PasswordReset> resets = new HashMap<>();

    /// @param users whose passwords are set
    public InMemoryPasswordResetStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public synchronized void keep(PasswordReset reset) {
        resets.put(reset.id(), reset);
    }

    @Override
    public synchronized Optional<PasswordReset> find(Sha256 id, Instant now) {
        return Optional.ofNullable(resets.get(id))
                .filter(reset -> reset.expiresAt().isAfter(now));
    }

    @Override
    public synchronized Optional<PasswordReset> countTry(Sha256 id, Instant now) {
        var tried = find(id, now).filter(PasswordReset::hasTriesLeft).map(PasswordReset::tried);
        tried.ifPresent(this::keep);
        return tried;
    }

    @Override
    public synchronized boolean redeem(PasswordReset reset, SealedHash from, SealedHash to, Instant now) {
        var kept = find(reset.id(), now).filter(found -> found.spent().isEmpty());
        var login = new Credential(reset.user(), reset.email(), from, false, Set.of());
        if (kept.isEmpty() || !users.setPassword(login, to, Optional.empty(), now)) {
            return false;
        }
        keep(kept.get().spentFor(reset.spent().orElseThrow()));
        return true;
    }

    @Override
    public synchronized void done(Sha256 id) {
        resets.computeIfPresent(id, (_, found) -> found.finished());
    }

    @Override
    public boolean change(Credential login, UserStatus seen, SealedHash to, UUID kept, Instant now) {
        synchronized (users) {
            var status = users.findStatus(login.userId());
            boolean isAsSeen = status.filter(found -> found.deletesAt().isEmpty()
                            && found.notBefore().equals(seen.notBefore())
                            && found.kept().equals(seen.kept()))
                    .isPresent();
            return isAsSeen && users.setPassword(login, to, Optional.of(kept), now);
        }
    }
}
