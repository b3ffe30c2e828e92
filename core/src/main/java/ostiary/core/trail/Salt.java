package ostiary.core.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.HexFormat;
import ostiary.core.token.Sha256;

/// The key to a user's records: without it, nobody can tell whose they are.
public final class Salt {
    private static final int BYTES = 32;

    private final byte[] bytes;

    private Salt(byte[] bytes) {
        this.bytes = bytes;
    }

    static Salt random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Salt(bytes);
    }

    /// A salt as it was stored.
    ///
    /// @throws IllegalArgumentException if it is none of 32 bytes
    public static Salt of(byte[] stored) {
        if (stored.length != BYTES) {
            throw new IllegalArgumentException("a salt has " + BYTES + " bytes");
        }
        return new Salt(stored.clone());
    }

    /// The 32 bytes, to store outside the bucket.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// SHA-256 of the salt and the value, in hexadecimal. The salt has a fixed length, so no two pairs are alike.
    public String commit(String value) {
        var text = value.getBytes(UTF_8);
        var both = new byte[BYTES + text.length];
        System.arraycopy(bytes, 0, both, 0, BYTES);
        System.arraycopy(text, 0, both, BYTES, text.length);
        return HexFormat.of().formatHex(Sha256.digest(both));
    }

    @Override
    public String toString() {
        return "Salt";
    }
}
