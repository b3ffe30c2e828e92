package ostiary.adapters.secrets;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;

/// Adapter: the server keys of one kind, such as those behind refresh tokens, from a secret.
public final class SecretHmacKeys implements HmacKeys {
    private final CachedText<TimedKeys<HmacKey>> secret;

    public SecretHmacKeys(TextSource source, InstantSource clock) {
        this(source, clock, Thread::startVirtualThread);
    }

    /// @param beside runs the reads, beside requests
    SecretHmacKeys(TextSource source, InstantSource clock, Executor beside) {
        this.secret = new CachedText<>(source, text -> TimedKeys.read(text, SecretHmacKeys::key), clock, beside);
    }

    static HmacKey key(KeyEntry entry) {
        try {
            return new HmacKey(entry.id(), Base64.getDecoder().decode(entry.key()));
        } catch (IllegalArgumentException tooShortOrNotBase64) {
            throw new MalformedKeysException("key " + entry.id() + " is not an HMAC key");
        }
    }

    @Override
    public HmacKey current(Instant now) {
        return secret.get().current(now);
    }

    @Override
    public Optional<HmacKey> find(String id) {
        return secret.find(keys -> keys.find(id));
    }

    @Override
    public List<HmacKey> all(Instant now) {
        var keys = secret.get();
        var current = keys.current(now);
        var others = keys.all().reversed().stream().filter(key -> key != current);
        return Stream.concat(Stream.of(current), others).toList();
    }

    @Override
    public boolean mayLackOne() {
        return secret.isOlderThan(KeyLife.SPREAD);
    }
}
