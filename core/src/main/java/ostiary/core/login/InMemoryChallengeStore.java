package ostiary.core.login;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.core.token.Sha256;

/// A [ChallengeStore] in memory, for tests.
public final class InMemoryChallengeStore implements ChallengeStore {
    private final Map<Sha256, PendingLogin> pending = new ConcurrentHashMap<>();

    @Override
    public void keep(Sha256 challenge, PendingLogin login) {
        pending.put(challenge, login);
    }

    @Override
    public Optional<PendingLogin> take(Sha256 challenge) {
        return Optional.ofNullable(pending.remove(challenge));
    }
}
