package ostiary.adapters.secrets;

import java.security.SecureRandom;
import java.time.Instant;

/// The rotation of HMAC keys, which are not published.
final class RotatedHmacKeys implements RotatedKeys {
    private final SecureRandom random;

    RotatedHmacKeys(SecureRandom random) {
        this.random = random;
    }

    @Override
    public KeySet next(KeySet current, Instant now) {
        var kept = KeyLife.withoutReplaced(current, KeyLife.HMAC_KEY_KEPT, now);
        return kept.with(KeyEntry.ofRandomBytes(random, now, KeyLife.signsFrom(kept, now)));
    }

    @Override
    public void publish(KeySet next, Instant now) {}

    @Override
    public void test(KeySet next) {
        next.keys().forEach(entry -> SecretHmacKeys.key(entry).mac("test", new byte[0]));
    }
}
