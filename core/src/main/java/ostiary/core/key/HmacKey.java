package ostiary.core.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A server key that refresh tokens are derived with, or mailed codes, or what a device is known by: each of these has
/// keys of its own. It signs nothing that a client can verify.
public final class HmacKey {
    /// Length of the result of [#mac], in bytes.
    public static final int MAC_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final SecretKey key;

    /// @param secret at least 32 bytes (RFC 2104 §3)
    public HmacKey(String id, byte[] secret) {
        if (secret.length < MAC_BYTES) {
            throw new IllegalArgumentException("HMAC key " + id + " is shorter than 256 bits");
        }
        this.id = id;
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /// The key's id, stored beside whatever was derived with the key.
    public String id() {
        return id;
    }

    /// HMAC-SHA256 of the purpose, a zero byte and the input.
    ///
    /// @param purpose domain separation: each use of the key has its own
    public byte[] mac(String purpose, byte[] input) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(input);
        } catch (InvalidKeyException broken) {
            throw new IllegalStateException("HMAC key " + id + " does not work", broken);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
        }
    }

    @Override
    public String toString() {
        return "HmacKey " + id;
    }
}
