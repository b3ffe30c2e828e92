package ostiary.adapters.secrets;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// RSA keys and their base64 text.
final class RsaKeys {
    /// 128 bits of security (NIST SP 800-57 part 1, table 2; OWASP ASVS 11.2.3).
    private static final int BITS = 3072;

    private RsaKeys() {}

    static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has RSA", missing);
        }
    }

    static String encode(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /// Reads PKCS#8.
    static RSAPrivateCrtKey privateKey(KeyEntry entry) {
        try {
            return (RSAPrivateCrtKey) factory().generatePrivate(new PKCS8EncodedKeySpec(decode(entry)));
        } catch (GeneralSecurityException | ClassCastException notAKey) {
            throw malformed(entry);
        }
    }

    /// Reads a SubjectPublicKeyInfo.
    static RSAPublicKey publicKey(KeyEntry entry) {
        try {
            return (RSAPublicKey) factory().generatePublic(new X509EncodedKeySpec(decode(entry)));
        } catch (GeneralSecurityException | ClassCastException notAKey) {
            throw malformed(entry);
        }
    }

    static RSAPublicKey publicHalf(RSAPrivateCrtKey key) {
        try {
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return (RSAPublicKey) factory().generatePublic(spec);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every RSA private key has a public half", impossible);
        }
    }

    private static KeyFactory factory() throws NoSuchAlgorithmException {
        return KeyFactory.getInstance("RSA");
    }

    private static byte[] decode(KeyEntry entry) {
        try {
            return Base64.getDecoder().decode(entry.key());
        } catch (IllegalArgumentException notBase64) {
            throw malformed(entry);
        }
    }

    private static MalformedKeysException malformed(KeyEntry entry) {
        return new MalformedKeysException("key " + entry.id() + " is not an RSA key");
    }
}
