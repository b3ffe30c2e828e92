package ostiary.adapters.secrets;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/// One key in a key set.
///
/// @param added when it was added to the set; in the set of public keys, when it was published
/// @param signsFrom when it replaces the key before it
/// @param key base64: PKCS#8 of a private key, SubjectPublicKeyInfo of a public one, or the bytes of an HMAC or a
/// sealing key
record KeyEntry(String id, Instant added, Instant signsFrom, String key) {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 9;

    /// A new secret key of 256 bits.
    static KeyEntry ofRandomBytes(SecureRandom random, Instant added, Instant signsFrom) {
        var id = Base64.getUrlEncoder().encodeToString(bytes(random, ID_BYTES));
        return new KeyEntry(id, added, signsFrom, Base64.getEncoder().encodeToString(bytes(random, KEY_BYTES)));
    }

    private static byte[] bytes(SecureRandom random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "KeyEntry " + id;
    }
}
