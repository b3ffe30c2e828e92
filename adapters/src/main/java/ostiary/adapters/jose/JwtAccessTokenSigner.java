package ostiary.adapters.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import ostiary.core.key.SigningKey;
import ostiary.core.key.SigningKeys;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenSigner;

/// Adapter: access tokens as JWTs of RFC 9068, signed RS256 by java-jwt.
public final class JwtAccessTokenSigner implements AccessTokenSigner {
    private final String issuer;
    private final String audience;
    private final SigningKeys keys;

    public JwtAccessTokenSigner(String issuer, String audience, SigningKeys keys) {
        this.issuer = issuer;
        this.audience = audience;
        this.keys = keys;
    }

    @Override
    public Ready ready(Instant now) {
        var key = keys.current(now);
        return token -> signed(token, key);
    }

    private String signed(AccessToken token, SigningKey key) {
        var header = Base64Url.encode(new JwtHeader(JwtHeader.RS256, key.kid(), JwtHeader.ACCESS_TOKEN).json());
        var payload = Base64Url.encode(StrictJson.write(json -> writeClaims(json, token)));
        var signature = Algorithm.RSA256(null, key.key()).sign(header.getBytes(US_ASCII), payload.getBytes(US_ASCII));
        return header + '.' + payload + '.' + Base64Url.encode(signature);
    }

    private void writeClaims(JsonGenerator json, AccessToken token) throws IOException {
        json.writeStringField("iss", issuer);
        json.writeStringField("aud", token.audience().orElse(audience));
        json.writeStringField("sub", token.subject().toString());
        json.writeStringField("client_id", token.clientId());
        if (!token.scopes().isEmpty()) {
            json.writeStringField("scope", String.join(" ", new TreeSet<>(token.scopes())));
        }
        json.writeNumberField("iat", token.issuedAt().getEpochSecond());
        json.writeNumberField("exp", token.expiresAt().getEpochSecond());
        json.writeStringField("jti", token.id());
        json.writeStringField("sid", token.sessionId().toString());
        if (token.authTime().isPresent()) {
            json.writeNumberField("auth_time", token.authTime().get().getEpochSecond());
        }
        writeArray(json, "amr", token.amr());
        writeArray(json, "roles", new TreeSet<>(token.roles()));
    }

    private static void writeArray(JsonGenerator json, String name, Collection<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (var value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }
}
