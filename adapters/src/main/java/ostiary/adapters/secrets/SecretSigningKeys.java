package ostiary.adapters.secrets;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import ostiary.core.key.SigningKey;
import ostiary.core.key.SigningKeys;

/// Adapter: the keys that sign access tokens, from a secret.
public final class SecretSigningKeys implements SigningKeys {
    private final CachedText<TimedKeys<SigningKey>> secret;

    public SecretSigningKeys(TextSource source, InstantSource clock) {
        this(source, clock, Thread::startVirtualThread);
    }

    /// @param beside runs the reads, beside requests
    SecretSigningKeys(TextSource source, InstantSource clock, Executor beside) {
        this.secret = new CachedText<>(
                source,
                text -> TimedKeys.read(text, entry -> new SigningKey(entry.id(), RsaKeys.privateKey(entry))),
                clock,
                beside);
    }

    @Override
    public SigningKey current(Instant now) {
        return secret.get().current(now);
    }
}
