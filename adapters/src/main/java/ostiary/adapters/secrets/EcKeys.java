package ostiary.adapters.secrets;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import ostiary.jose.JwkThumbprint;

/// Keys on P-256 and their base64 text.
final class EcKeys {
    private static final ECGenParameterSpec NAME = new ECGenParameterSpec("secp256r1");
    private static final ECParameterSpec P256 = p256();

    private EcKeys() {}

    /// A new key for ES256. Java derives no public half from a private one, so both are kept.
    static KeyEntry.Es256 generate() {
        var pair = pair();
        var kid = JwkThumbprint.of((ECPublicKey) pair.getPublic());
        return new KeyEntry.Es256(kid, RsaKeys.encode(pair.getPrivate()), RsaKeys.encode(pair.getPublic()));
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(NAME);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has P-256", missing);
        }
    }

    private static ECParameterSpec p256() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(NAME);
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has P-256", missing);
        }
    }

    /// Reads PKCS#8.
    static ECPrivateKey privateKey(KeyEntry.Es256 key) {
        try {
            return checked((ECPrivateKey) factory().generatePrivate(new PKCS8EncodedKeySpec(decode(key.privateKey()))));
        } catch (GeneralSecurityException | RuntimeException notAKey) {
            throw malformed(key);
        }
    }

    /// Reads a SubjectPublicKeyInfo.
    static ECPublicKey publicKey(KeyEntry.Es256 key) {
        try {
            return checked((ECPublicKey) factory().generatePublic(new X509EncodedKeySpec(decode(key.publicKey()))));
        } catch (GeneralSecurityException | RuntimeException notAKey) {
            throw malformed(key);
        }
    }

    private static <K extends ECKey> K checked(K key) {
        if (!key.getParams().getCurve().equals(P256.getCurve())
                || !key.getParams().getGenerator().equals(P256.getGenerator())) {
            throw new IllegalArgumentException("a key of another curve");
        }
        return key;
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance("EC");
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static MalformedKeysException malformed(KeyEntry.Es256 key) {
        return new MalformedKeysException("key " + key.id() + " is not a key on P-256");
    }
}
