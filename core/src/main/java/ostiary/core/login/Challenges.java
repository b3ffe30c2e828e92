package ostiary.core.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import ostiary.core.token.Sha256;

/// Issues single-use challenges: random text of which only the hash is stored.
public final class Challenges {
    private static final String PREFIX = "och_";
    private static final String ATTEMPT = "ostiary attempt 1 ";
    private static final int BYTES = 32;

    private final ChallengeStore store;
    private final SecureRandom random;

    public Challenges(ChallengeStore store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    /// Stores the login and returns the challenge for its client.
    public String issue(PendingLogin login) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var challenge = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        restore(challenge, login);
        return challenge;
    }

    /// Empty if the challenge was never issued, has expired or has been used.
    public Optional<PendingLogin> take(String challenge, Instant now) {
        return challenge.startsWith(PREFIX)
                ? store.take(hash(challenge)).filter(login -> login.expiresAt().isAfter(now))
                : Optional.empty();
    }

    /// Undoes [#take] when the answer could not be verified.
    public void restore(String challenge, PendingLogin login) {
        store.keep(hash(challenge), login);
    }

    /// Tells the tries of a challenge from those of others. It is not the name that the challenge is
    /// stored under.
    static Sha256 attempt(String challenge) {
        return Sha256.of((ATTEMPT + challenge).getBytes(UTF_8));
    }

    private static Sha256 hash(String challenge) {
        return Sha256.of(challenge.getBytes(UTF_8));
    }
}
