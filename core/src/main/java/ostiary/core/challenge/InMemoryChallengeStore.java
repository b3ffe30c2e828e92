package ostiary.core.challenge;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.core.token.TokenHash;

/// For tests.
public final class InMemoryChallengeStore implements ChallengeStore {
    private final Map<TokenHash, PendingLogin> pending = new ConcurrentHashMap<>();

    @Override
    public void keep(TokenHash challenge, PendingLogin login) {
        pending.put(challenge, login);
    }

    @Override
    public Optional<PendingLogin> take(TokenHash challenge) {
        return Optional.ofNullable(pending.remove(challenge));
    }
}
