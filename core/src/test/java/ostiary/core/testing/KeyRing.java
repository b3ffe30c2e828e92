package ostiary.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import ostiary.core.UnavailableException;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;

/// Server keys that a test turns over. Two rings with different keys are two instances of the service of which one has
/// not heard of a rotation yet.
public final class KeyRing implements HmacKeys {
    private final List<HmacKey> keys;
    private volatile boolean outdated;
    private volatile boolean outOfReach;

    /// Holds the keys with these ids, the current one first.
    public KeyRing(String... ids) {
        this.keys = new CopyOnWriteArrayList<>(
                List.of(ids).stream().map(KeyRing::key).toList());
    }

    /// The key with this id: the same one in every ring.
    public static HmacKey key(String id) {
        try {
            return new HmacKey(id, MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /// Makes another key the current one and keeps those before it.
    public void rotateTo(String id) {
        keys.addFirst(key(id));
    }

    /// Forgets a key, as happens once nothing that was made with it can be alive.
    public void forget(String id) {
        keys.removeIf(key -> key.id().equals(id));
    }

    /// From now on it is too old to know every key.
    public void outdate() {
        outdated = true;
    }

    /// Whether whoever asks for a key gets none.
    public void setOutOfReach(boolean out) {
        outOfReach = out;
    }

    private List<HmacKey> inReach() {
        if (outOfReach) {
            throw new UnavailableException("the keys", null);
        }
        return keys;
    }

    @Override
    public HmacKey current(Instant now) {
        return inReach().getFirst();
    }

    @Override
    public Optional<HmacKey> find(String id) {
        return inReach().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public List<HmacKey> all(Instant now) {
        return List.copyOf(inReach());
    }

    @Override
    public boolean mayLackOne() {
        return outdated;
    }
}
