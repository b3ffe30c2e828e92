package ostiary.core.deletion;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.user.Credential;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserId;

/// A [SagaStore] in memory, for tests.
public final class InMemorySagaStore implements SagaStore {
    private final InMemoryUserStore users;

    /// @param users whose accounts are marked
    public InMemorySagaStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public SagaStanding find(UserId user, Instant at) {
        if (users.find(user).isEmpty()) {
            return SagaStanding.FINAL;
        }
        if (users.deletion(user).equals(Optional.of(at))) {
            return users.isFinal(user) ? SagaStanding.FINAL : SagaStanding.PENDING;
        }
        return users.refusal(user).equals(Optional.of(at)) ? SagaStanding.REFUSED : SagaStanding.OVER;
    }

    @Override
    public SagaStanding finish(UserId user, Instant at) {
        users.makeFinal(user, at);
        return find(user, at);
    }

    @Override
    public boolean callOff(UserId user, Optional<Credential> login, Instant now, Instant at) {
        return users.callOff(user, login, now, at);
    }

    @Override
    public void told(UserId user, Instant at) {
        users.forgetRefusal(user, at);
    }
}
