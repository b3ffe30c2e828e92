package ostiary.adapters.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.Supplier;

/// The rotation of the keys that seal password hashes. It adds keys and never drops one: whoever does not log in for
/// years has a hash that only an old one opens.
final class RotatedSealingKeys implements RotatedKeys {
    private final SecureRandom random;

    RotatedSealingKeys(SecureRandom random) {
        this.random = random;
    }

    @Override
    public KeySet next(KeySet current, Instant now) {
        return current.with(KeyEntry.ofRandomBytes(random, now, KeyLife.signsFrom(current, now)));
    }

    @Override
    public void publish(KeySet next, Instant now) {}

    @Override
    public void test(KeySet next) {
        var text = "test".getBytes(UTF_8);
        for (var entry : next.keys()) {
            var key = SecretSealingKeys.key(entry);
            if (key.open(key.seal(text, text, random), text).isEmpty()) {
                throw new IllegalStateException("key " + entry.id() + " does not work");
            }
        }
    }

    /// The set in use may have got keys since `next` was made, as when somebody restored one by hand.
    @Override
    public void requireReplaceable(Supplier<KeySet> current, KeySet next) {
        if (!next.keys().containsAll(current.get().keys())) {
            throw new IllegalStateException("the rotation would drop a sealing key: rotate again");
        }
    }
}
