package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;

/// Makes tokens, good and bad, from raw text.
final class Forge {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String ISSUER = "https://auth.example.com";
    static final String AUDIENCE = "https://api.example.com";

    static final KeyPair OURS = rsa();
    /// Published too, but did not sign the tokens of a test.
    static final KeyPair NEXT = rsa();
    static final KeyPair THEIRS = rsa();
    static final String KID = kid(OURS);

    static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"%s\",\"typ\":\"at+jwt\"}".formatted(KID);
    static final String CLAIMS = """
        {"iss":"https://auth.example.com","aud":"https://api.example.com",\
        "sub":"7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001","client_id":"web","scope":"openid profile",\
        "iat":%d,"exp":%d,"jti":"t1","sid":"0d9aa07c-6a65-4d2a-9d3e-5d8b0a7d1f02","auth_time":%d,"amr":["pwd"]}\
        """.formatted(NOW.getEpochSecond(), NOW.getEpochSecond() + 600, NOW.getEpochSecond());

    /// RS256 signs one text in one way. A case out of hundreds is made together with all the others, each time.
    private static final Map<String, String> SIGNED = new ConcurrentHashMap<>();

    private Forge() {}

    static String kid(KeyPair pair) {
        return JwkThumbprint.of((RSAPublicKey) pair.getPublic());
    }

    static VerificationKeys published() {
        var keys = List.of(key(OURS), key(NEXT));
        return new VerificationKeys() {
            @Override
            public Optional<VerificationKey> find(String kid) {
                return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
            }

            @Override
            public List<VerificationKey> published() {
                return keys;
            }
        };
    }

    /// One that has seen the good token that hostile ones are made from.
    static JwtAccessTokenVerifier warmVerifier() {
        var verifier = new JwtAccessTokenVerifier(ISSUER, AUDIENCE, published(), new VerifiedSignatures());
        verifier.verify(signed(HEADER, CLAIMS), NOW);
        return verifier;
    }

    static VerificationKey key(KeyPair pair) {
        return new VerificationKey(kid(pair), (RSAPublicKey) pair.getPublic());
    }

    /// Properly signed by us, whatever it says.
    static String signed(String header, String claims) {
        return signed(header.getBytes(UTF_8), claims.getBytes(UTF_8));
    }

    static String signed(byte[] header, byte[] claims) {
        return signedText(Base64Url.encode(header) + '.' + Base64Url.encode(claims));
    }

    /// Properly signed by us, spelt in whatever way.
    static String signedText(String headerAndClaims) {
        return SIGNED.computeIfAbsent(headerAndClaims, Forge::withOurSignature);
    }

    private static String withOurSignature(String text) {
        return text + '.' + Base64Url.encode(sign("SHA256withRSA", OURS.getPrivate(), text.getBytes(US_ASCII)));
    }

    static String withSignature(String header, byte[] signature) {
        return text(header, CLAIMS) + '.' + Base64Url.encode(signature);
    }

    static String hmac(String header, byte[] key) {
        var text = text(header, CLAIMS);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return text + '.' + Base64Url.encode(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The claims with `from` replaced.
    static String claims(String from, String to) {
        return changed(CLAIMS, from, to);
    }

    /// The header with `from` replaced.
    static String header(String from, String to) {
        return changed(HEADER, from, to);
    }

    /// The header with one more member, written as JSON.
    static String headerWith(String member) {
        return HEADER.replace("{", "{" + member + ",");
    }

    /// The claims with one more member, written as JSON.
    static String claimsWith(String member) {
        return "{" + member + "," + CLAIMS.substring(1);
    }

    static String text(String header, String claims) {
        return Base64Url.encode(header.getBytes(UTF_8)) + '.' + Base64Url.encode(claims.getBytes(UTF_8));
    }

    static byte[] sign(String algorithm, PrivateKey key, byte[] content) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String changed(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("nothing to replace: " + from);
        }
        return text.replace(from, to);
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
