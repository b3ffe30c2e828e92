package ostiary.adapters.secrets;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executor;
import ostiary.core.key.SealingKey;
import ostiary.core.key.SealingKeys;

/// Adapter: the keys that seal password hashes, from a secret.
public final class SecretSealingKeys implements SealingKeys {
    private final CachedText<TimedKeys<SealingKey>> secret;

    public SecretSealingKeys(TextSource source, InstantSource clock) {
        this(source, clock, Thread::startVirtualThread);
    }

    /// @param beside runs the reads, beside requests
    SecretSealingKeys(TextSource source, InstantSource clock, Executor beside) {
        this.secret = new CachedText<>(source, text -> TimedKeys.read(text, SecretSealingKeys::key), clock, beside);
    }

    static SealingKey key(KeyEntry entry) {
        try {
            return new SealingKey(entry.id(), Base64.getDecoder().decode(entry.key()));
        } catch (IllegalArgumentException ofAnotherLengthOrNotBase64) {
            throw new MalformedKeysException("key " + entry.id() + " is not a sealing key");
        }
    }

    @Override
    public SealingKey current(Instant now) {
        return secret.get().current(now);
    }

    @Override
    public Optional<SealingKey> find(String id) {
        return secret.find(keys -> keys.find(id));
    }
}
