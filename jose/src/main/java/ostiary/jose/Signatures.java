package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import ostiary.core.key.SigningKey;
import ostiary.core.key.VerificationKey;

/// The signatures of JWTs in compact serialisation (RFC 7515 §7.1), by java-jwt. The algorithm is the key's.
final class Signatures {
    private Signatures() {}

    /// Signs a JWT.
    ///
    /// @param type the `typ` of the header
    /// @param claims a JSON object in UTF-8
    static String sign(String type, byte[] claims, SigningKey key) {
        var header = Base64Url.encode(new JwtHeader(key.algorithm().name(), key.kid(), type).json());
        var payload = Base64Url.encode(claims);
        var signature = signer(key).sign(header.getBytes(US_ASCII), payload.getBytes(US_ASCII));
        return header + '.' + payload + '.' + Base64Url.encode(signature);
    }

    /// Whether `jwt`, whose header names `key`, is signed by it.
    static boolean isSigned(CompactJwt jwt, VerificationKey key) {
        try {
            verifier(key).verify(jwt);
            return true;
        } catch (SignatureVerificationException forged) {
            return false;
        }
    }

    private static Algorithm signer(SigningKey key) {
        return switch (key.algorithm()) {
            case RS256 -> Algorithm.RSA256(null, (RSAPrivateKey) key.key());
            case ES256 -> Algorithm.ECDSA256(null, (ECPrivateKey) key.key());
        };
    }

    private static Algorithm verifier(VerificationKey key) {
        return switch (key.algorithm()) {
            case RS256 -> Algorithm.RSA256((RSAPublicKey) key.key(), null);
            case ES256 -> Algorithm.ECDSA256((ECPublicKey) key.key(), null);
        };
    }
}
