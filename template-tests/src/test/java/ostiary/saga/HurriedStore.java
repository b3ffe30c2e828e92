package ostiary.saga;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.deletion.SagaStanding;
import ostiary.core.deletion.SagaStore;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;

/// A store as an instance sees it whose clock may be ahead of that of others. It judges by its own clock whether a
/// pending deletion has come to its end.
final class HurriedStore implements SagaStore {
    private final SagaStore store;
    private final InstantSource clock;
    private Duration ahead = Duration.ZERO;

    HurriedStore(SagaStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    void hurry(Duration by) {
        ahead = by;
    }

    @Override
    public SagaStanding find(UserId user, Instant at) {
        boolean isOver = !clock.instant().plus(ahead).isBefore(at);
        var standing = store.find(user, at);
        return isOver && standing == SagaStanding.PENDING ? SagaStanding.FINAL : standing;
    }

    /// Decides by what is stored.
    @Override
    public SagaStanding finish(UserId user, Instant at) {
        return store.finish(user, at);
    }

    @Override
    public boolean callOff(UserId user, Optional<Credential> login, Instant now, Instant at) {
        return store.callOff(user, login, now, at);
    }

    @Override
    public void told(UserId user, Instant at) {
        store.told(user, at);
    }
}
