package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.key.SigningKeys;
import ostiary.core.token.AccessToken;
import ostiary.core.token.Acr;
import ostiary.core.token.IdTokenSigner;
import ostiary.core.token.Sha256;

/// Adapter: ID tokens (OpenID Connect Core §2, §3.1.3.6), signed by java-jwt. Their type differs from that of an
/// access token, and so does their audience, so neither is taken for the other (RFC 8725 §3.11, §3.12).
public final class JwtIdTokenSigner implements IdTokenSigner {
    static final String TYPE = "JWT";

    private final String issuer;
    private final SigningKeys keys;

    public JwtIdTokenSigner(String issuer, SigningKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    @Override
    public Ready ready(SignatureAlgorithm algorithm, Instant now) {
        var key = keys.current(algorithm, now);
        return (claims, accessToken, nonce) ->
                Signatures.sign(TYPE, StrictJson.write(json -> writeClaims(json, claims, accessToken, nonce)), key);
    }

    private void writeClaims(JsonGenerator json, AccessToken claims, String accessToken, Optional<String> nonce)
            throws IOException {
        json.writeStringField("iss", issuer);
        json.writeStringField("aud", claims.clientId());
        json.writeStringField("sub", claims.subject().toString());
        json.writeNumberField("iat", claims.issuedAt().getEpochSecond());
        json.writeNumberField("exp", claims.expiresAt().getEpochSecond());
        json.writeStringField("sid", claims.sessionId().toString());
        json.writeStringField("at_hash", halfOfTheHash(accessToken));
        if (claims.authTime().isPresent()) {
            json.writeNumberField("auth_time", claims.authTime().get().getEpochSecond());
        }
        if (nonce.isPresent()) {
            json.writeStringField("nonce", nonce.get());
        }
        json.writeStringField("acr", Acr.of(claims.amr()));
        JwtAccessTokenSigner.writeArray(json, "amr", claims.amr());
    }

    /// Both algorithms hash with SHA-256.
    private static String halfOfTheHash(String accessToken) {
        var hash = Sha256.digest(accessToken.getBytes(US_ASCII));
        return Base64Url.encode(Arrays.copyOf(hash, hash.length / 2));
    }
}
