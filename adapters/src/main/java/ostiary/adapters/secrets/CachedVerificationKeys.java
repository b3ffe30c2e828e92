package ostiary.adapters.secrets;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;

/// Adapter: the published keys, from a text that holds no secret.
public final class CachedVerificationKeys implements VerificationKeys {
    private final CachedText<TimedKeys<VerificationKey>> keys;

    public CachedVerificationKeys(TextSource source, InstantSource clock) {
        this(source, clock, Thread::startVirtualThread);
    }

    /// @param beside runs the reads, beside requests
    CachedVerificationKeys(TextSource source, InstantSource clock, Executor beside) {
        this.keys = new CachedText<>(
                source,
                text -> TimedKeys.read(text, entry -> new VerificationKey(entry.id(), RsaKeys.publicKey(entry))),
                clock,
                beside);
    }

    @Override
    public Optional<VerificationKey> find(String kid) {
        return keys.find(published -> published.find(kid));
    }

    @Override
    public List<VerificationKey> published() {
        return keys.get().all();
    }
}
