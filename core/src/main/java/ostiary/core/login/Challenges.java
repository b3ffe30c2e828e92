package ostiary.core.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import ostiary.core.token.Sha256;

/// Gives out challenges and takes them back, each once: a text that means nothing, kept as its hash only.
public final class Challenges {
    private static final String PREFIX = "och_";
    private static final int BYTES = 32;

    private final ChallengeStore store;
    private final SecureRandom random;

    public Challenges(ChallengeStore store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    /// What the client is given.
    public String issue(PendingLogin login) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var challenge = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        restore(challenge, login);
        return challenge;
    }

    /// Empty if nobody was given this one, if it is too old, or if somebody has taken it before.
    public Optional<PendingLogin> take(String challenge, Instant now) {
        return challenge.startsWith(PREFIX)
                ? store.take(hash(challenge)).filter(login -> login.expiresAt().isAfter(now))
                : Optional.empty();
    }

    /// Undoes [#take], where its answer could not be judged.
    public void restore(String challenge, PendingLogin login) {
        store.keep(hash(challenge), login);
    }

    private static Sha256 hash(String challenge) {
        return Sha256.of(challenge.getBytes(UTF_8));
    }
}
