package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import ostiary.core.key.SigningKey;
import ostiary.core.key.VerificationKey;

/// The signatures of JWTs in compact serialisation (RFC 7515 §7.1). The algorithm is the key's. java-jwt makes them and
/// checks those of ES256; [ChosenRs256Check] those of RS256.
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
        return switch (key.algorithm()) {
            case RS256 -> isSignedRs256(jwt, key);
            case ES256 -> isSignedEs256(jwt, key);
        };
    }

    private static boolean isSignedRs256(CompactJwt jwt, VerificationKey key) {
        var signed = (jwt.header() + '.' + jwt.payload()).getBytes(US_ASCII);
        return Base64Url.decode(jwt.signature())
                .filter(signature -> ChosenRs256Check.ofThisProcess().isSigned(signed, signature, key.key()))
                .isPresent();
    }

    private static boolean isSignedEs256(CompactJwt jwt, VerificationKey key) {
        try {
            Algorithm.ECDSA256((ECPublicKey) key.key(), null).verify(jwt);
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
}
