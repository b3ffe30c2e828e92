package ostiary.adapters.secrets;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;

/// Adapter: the published keys, from a secret that holds no private key.
public final class SecretVerificationKeys implements VerificationKeys {
    private final CachedSecret<TimedKeys<VerificationKey>> secret;

    public SecretVerificationKeys(SecretSource source, InstantSource clock) {
        this(source, clock, Thread::startVirtualThread);
    }

    /// @param beside runs the reads, beside requests
    SecretVerificationKeys(SecretSource source, InstantSource clock, Executor beside) {
        this.secret = new CachedSecret<>(
                source,
                text -> TimedKeys.read(text, entry -> new VerificationKey(entry.id(), RsaKeys.publicKey(entry))),
                clock,
                beside);
    }

    @Override
    public Optional<VerificationKey> find(String kid) {
        return secret.find(keys -> keys.find(kid));
    }

    @Override
    public List<VerificationKey> published() {
        return secret.get().all();
    }
}
