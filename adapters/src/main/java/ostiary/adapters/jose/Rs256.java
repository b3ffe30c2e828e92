package ostiary.adapters.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.auth0.jwt.algorithms.Algorithm;
import ostiary.core.key.SigningKey;

/// Signs a JWT in compact serialisation (RFC 7515 §7.1) with java-jwt.
final class Rs256 {
    private Rs256() {}

    /// @param type the `typ` of the header
    /// @param claims a JSON object in UTF-8
    static String sign(String type, byte[] claims, SigningKey key) {
        var header = Base64Url.encode(new JwtHeader(JwtHeader.RS256, key.kid(), type).json());
        var payload = Base64Url.encode(claims);
        var signature = Algorithm.RSA256(null, key.key()).sign(header.getBytes(US_ASCII), payload.getBytes(US_ASCII));
        return header + '.' + payload + '.' + Base64Url.encode(signature);
    }
}
