package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import ostiary.core.token.Sha256;

/// A key id derived from the public key (RFC 7638, SHA-256), so that one `kid` can never name two keys.
public final class JwkThumbprint {
    private JwkThumbprint() {}

    /// The thumbprint of a key on P-256.
    public static String of(ECPublicKey key) {
        var point = key.getW();
        var json = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
                .formatted(P256.coordinate(point.getAffineX()), P256.coordinate(point.getAffineY()));
        return Base64Url.encode(Sha256.digest(json.getBytes(US_ASCII)));
    }

    public static String of(RSAPublicKey key) {
        // RFC 7638 §3.2: the required members alone, in this order, without white space.
        var json = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}"
                .formatted(Base64Url.encode(key.getPublicExponent()), Base64Url.encode(key.getModulus()));
        return Base64Url.encode(Sha256.digest(json.getBytes(US_ASCII)));
    }
}
