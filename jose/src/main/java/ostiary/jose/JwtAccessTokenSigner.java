package ostiary.jose;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import ostiary.core.key.SigningKeys;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.user.ProfileClaim;

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
        return token ->
                Signatures.sign(JwtHeader.ACCESS_TOKEN, StrictJson.write(json -> writeClaims(json, token)), key);
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
        writeArray(json, JwtClaims.USER_INFO, new TreeSet<>(token.userInfo()));
        for (var claim : token.told().values().entrySet()) {
            if (claim.getKey().equals(ProfileClaim.UPDATED_AT.text())) {
                json.writeNumberField(claim.getKey(), Long.parseLong(claim.getValue()));
            } else {
                json.writeStringField(claim.getKey(), claim.getValue());
            }
        }
    }

    static void writeArray(JsonGenerator json, String name, Collection<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (var value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }
}
