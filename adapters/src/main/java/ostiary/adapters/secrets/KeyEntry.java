package ostiary.adapters.secrets;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/// One key in a key set.
///
/// @param added when it was added to the set; in the set of public keys, when it was published
/// @param signsFrom when it replaces the key before it
/// @param key base64: PKCS#8 of a private key, SubjectPublicKeyInfo of a public one, or the bytes of an HMAC or a
/// sealing key
/// @param es256 the key of ES256 that lives as long as this one of RS256; sets of before there were such have none
record KeyEntry(String id, Instant added, Instant signsFrom, String key, Optional<Es256> es256) {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 9;

    /// A key that stands alone.
    KeyEntry(String id, Instant added, Instant signsFrom, String key) {
        this(id, added, signsFrom, key, Optional.empty());
    }

    KeyEntry with(Es256 beside) {
        return new KeyEntry(id, added, signsFrom, key, Optional.of(beside));
    }

    /// A key on P-256.
    ///
    /// @param privateKey PKCS#8 in base64; empty in the set of public keys
    /// @param publicKey SubjectPublicKeyInfo in base64
    record Es256(String id, String privateKey, String publicKey) {
        Es256 publicHalf() {
            return new Es256(id, "", publicKey);
        }

        @Override
        public String toString() {
            return "Es256 " + id;
        }
    }

    /// Its id, and that of the key beside it.
    Stream<String> ids() {
        return Stream.concat(Stream.of(id), es256.map(Es256::id).stream());
    }

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
