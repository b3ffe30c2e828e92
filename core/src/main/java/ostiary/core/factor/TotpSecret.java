package ostiary.core.factor;

import java.security.SecureRandom;

/// The secret that an authenticator app and the service share: 160 bits, as RFC 4226 §4 recommends.
public final class TotpSecret {
    private static final int BYTES = 20;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] bytes;

    /// @param bytes 20 of them
    public TotpSecret(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a secret of another length");
        }
        this.bytes = bytes.clone();
    }

    static TotpSecret random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TotpSecret(bytes);
    }

    /// The 20 bytes, for a MAC.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// As an app takes it: 32 characters (RFC 4648 §6).
    public String base32() {
        return Base32.encode(bytes, ALPHABET);
    }

    @Override
    public String toString() {
        return "TotpSecret";
    }
}
