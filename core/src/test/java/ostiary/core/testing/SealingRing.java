package ostiary.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import ostiary.core.UnavailableException;
import ostiary.core.key.SealingKey;
import ostiary.core.key.SealingKeys;
import ostiary.core.password.PasswordHasher;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.UserPasswords;

/// Sealing keys that a test turns over. Two rings share the keys whose ids they share.
public final class SealingRing implements SealingKeys {
    private static final String FIRST = "s1";

    private final List<SealingKey> keys;
    private volatile boolean outOfReach;

    /// Holds the keys with these ids, the current one first.
    public SealingRing(String... ids) {
        this.keys = new CopyOnWriteArrayList<>(
                List.of(ids).stream().map(SealingRing::key).toList());
    }

    /// A sealing by the key that every [World] begins with.
    public static PasswordSealing sealing() {
        return new SealingRing(FIRST).sealing(InstantSource.system());
    }

    /// The same, with a hasher.
    public static UserPasswords passwords(PasswordHasher hasher) {
        return new UserPasswords(hasher, sealing());
    }

    static SealingRing ofAWorld() {
        return new SealingRing(FIRST);
    }

    /// A sealing by these keys.
    public PasswordSealing sealing(InstantSource clock) {
        return new PasswordSealing(this, new SecureRandom(), clock);
    }

    private static SealingKey key(String id) {
        try {
            return new SealingKey(id, MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /// Makes another key the current one and keeps those before it.
    public void rotateTo(String id) {
        keys.addFirst(key(id));
    }

    /// Loses a key, which must not happen.
    public void lose(String id) {
        keys.removeIf(key -> key.id().equals(id));
    }

    /// Whether whoever asks for a key gets none.
    public void setOutOfReach(boolean out) {
        outOfReach = out;
    }

    private List<SealingKey> inReach() {
        if (outOfReach || keys.isEmpty()) {
            throw new UnavailableException("the sealing keys", null);
        }
        return keys;
    }

    @Override
    public SealingKey current(Instant now) {
        return inReach().getFirst();
    }

    @Override
    public Optional<SealingKey> find(String id) {
        return inReach().stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
