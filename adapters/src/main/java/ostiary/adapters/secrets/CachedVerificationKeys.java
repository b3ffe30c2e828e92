package ostiary.adapters.secrets;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;

/// Adapter: the published keys, from a text that holds no secret.
public final class CachedVerificationKeys implements VerificationKeys {
    private final CachedText<List<VerificationKey>> keys;

    public CachedVerificationKeys(TextSource source, InstantSource clock) {
        this(source, clock, Thread::startVirtualThread);
    }

    /// @param beside runs the reads, beside requests
    CachedVerificationKeys(TextSource source, InstantSource clock, Executor beside) {
        this.keys = new CachedText<>(source, CachedVerificationKeys::read, clock, beside);
    }

    /// Those of RS256 come first: whoever knows no other may stop there.
    private static List<VerificationKey> read(String text) {
        var entries = KeyDocument.read(text).keys();
        return Stream.concat(
                        entries.stream().map(entry -> new VerificationKey(entry.id(), RsaKeys.publicKey(entry))),
                        entries.stream()
                                .flatMap(entry -> entry.es256().stream())
                                .map(key -> new VerificationKey(key.id(), EcKeys.publicKey(key))))
                .toList();
    }

    @Override
    public Optional<VerificationKey> find(String kid) {
        return keys.find(published ->
                published.stream().filter(key -> key.kid().equals(kid)).findFirst());
    }

    @Override
    public List<VerificationKey> published() {
        return keys.get();
    }
}
