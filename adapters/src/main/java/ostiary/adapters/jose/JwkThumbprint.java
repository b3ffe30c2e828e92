package ostiary.adapters.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.interfaces.RSAPublicKey;
import ostiary.core.token.Sha256;

/// A key id derived from the public key (RFC 7638, SHA-256), so that one `kid` can never name two keys.
public final class JwkThumbprint {
    private JwkThumbprint() {}

    public static String of(RSAPublicKey key) {
        // RFC 7638 §3.2: the required members alone, in this order, without white space.
        var json = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}"
                .formatted(Base64Url.encode(key.getPublicExponent()), Base64Url.encode(key.getModulus()));
        return Base64Url.encode(Sha256.digest(json.getBytes(US_ASCII)));
    }
}
