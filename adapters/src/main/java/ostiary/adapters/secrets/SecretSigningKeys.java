package ostiary.adapters.secrets;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import ostiary.core.UnavailableException;
import ostiary.core.key.SigningKey;
import ostiary.core.key.SigningKeys;

/// Adapter: the keys that sign tokens, from a secret.
public final class SecretSigningKeys implements SigningKeys {
    private final CachedText<TimedKeys<Pair>> secret;

    public SecretSigningKeys(TextSource source, InstantSource clock) {
        this(source, clock, Thread::startVirtualThread);
    }

    /// @param beside runs the reads, beside requests
    SecretSigningKeys(TextSource source, InstantSource clock, Executor beside) {
        this.secret = new CachedText<>(source, text -> TimedKeys.read(text, Pair::read), clock, beside);
    }

    @Override
    public SigningKey current(Instant now) {
        return secret.get().current(now).rs256();
    }

    /// Of a set whose keys of before stood alone, the first that does not is in use at once: nobody can have an older
    /// copy of the published keys that has one of ES256 and lacks this.
    @Override
    public SigningKey currentEs256(Instant now) {
        var keys = secret.get();
        return keys.current(now)
                .es256()
                .or(() -> keys.all().stream()
                        .flatMap(pair -> pair.es256().stream())
                        .findFirst())
                .orElseThrow(() -> new UnavailableException("there is no ES256 key until the keys are rotated", null));
    }

    /// The keys that live as long as each other.
    private record Pair(SigningKey rs256, Optional<SigningKey> es256) {
        static Pair read(KeyEntry entry) {
            return new Pair(
                    new SigningKey(entry.id(), RsaKeys.privateKey(entry)),
                    entry.es256().map(key -> new SigningKey(key.id(), EcKeys.privateKey(key))));
        }
    }
}
