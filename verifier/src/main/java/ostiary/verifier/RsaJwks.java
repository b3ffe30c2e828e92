package ostiary.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import ostiary.core.UnavailableException;
import ostiary.core.key.VerificationKey;

/// Reads the RSA keys of a JWK set (RFC 7517 §5, RFC 7518 §6.3.1): no other signs access tokens.
final class RsaJwks {
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 8192;
    private static final int MOST_KEYS = 32;

    private RsaJwks() {}

    /// @throws UnavailableException for what is no set of keys
    static List<VerificationKey> read(JsonNode set) {
        if (!set.path("keys").isArray()) {
            throw new UnavailableException("Ostiary answers what is no JWK set", null);
        }
        return StreamSupport.stream(set.path("keys").spliterator(), false)
                .limit(MOST_KEYS)
                .flatMap(RsaJwks::key)
                .toList();
    }

    /// Skips keys of other kinds and such as can't be read.
    private static Stream<VerificationKey> key(JsonNode key) {
        if (!key.path("kty").asText().equals("RSA") || !key.path("kid").isTextual()) {
            return Stream.of();
        }
        try {
            var modulus = number(key.path("n"));
            if (modulus.bitLength() < LEAST_BITS || modulus.bitLength() > MOST_BITS) {
                return Stream.of();
            }
            var spec = new RSAPublicKeySpec(modulus, number(key.path("e")));
            return Stream.of(new VerificationKey(
                    key.path("kid").asText(), KeyFactory.getInstance("RSA").generatePublic(spec)));
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            return Stream.of();
        }
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }
}
