package ostiary.adapters.secrets;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/// The rotation of HMAC keys, which are not published.
final class RotatedHmacKeys implements RotatedKeys {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 9;

    private final SecureRandom random;

    RotatedHmacKeys(SecureRandom random) {
        this.random = random;
    }

    @Override
    public KeySet next(KeySet current, Instant now) {
        var id = Base64.getUrlEncoder().encodeToString(bytes(ID_BYTES));
        var key = Base64.getEncoder().encodeToString(bytes(KEY_BYTES));
        var kept = KeyLife.withoutReplaced(current, KeyLife.HMAC_KEY_KEPT, now);
        return kept.with(new KeyEntry(id, now, KeyLife.signsFrom(kept, now), key));
    }

    @Override
    public void publish(KeySet next, Instant now) {}

    @Override
    public void test(KeySet next) {
        next.keys().forEach(entry -> SecretHmacKeys.key(entry).mac("test", new byte[0]));
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
