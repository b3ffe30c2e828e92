package ostiary.adapters.secrets;

import java.time.Instant;

/// One key in a key set.
///
/// @param added when it was added to the set; in the set of public keys, when it was published
/// @param signsFrom when it replaces the key before it
/// @param key base64: PKCS#8 of a private key, SubjectPublicKeyInfo of a public one, or the bytes of an HMAC key
record KeyEntry(String id, Instant added, Instant signsFrom, String key) {
    @Override
    public String toString() {
        return "KeyEntry " + id;
    }
}
