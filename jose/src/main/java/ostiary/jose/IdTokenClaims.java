package ostiary.jose;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ostiary.core.token.IdTokenHint;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// Reads the claims of an ID token of this service (OpenID Connect Core §2) whose signature has been checked. Each must
/// be present and have its type; others are ignored, so that a later version may add one.
final class IdTokenClaims {
    private @Nullable String issuer;
    private List<String> audience = List.of();
    private @Nullable UUID subject;
    private @Nullable UUID sessionId;
    private @Nullable Instant issuedAt;
    private @Nullable Instant expiresAt;
    private Instant notBefore = Instant.EPOCH;

    private IdTokenClaims() {}

    /// @param notBefore the epoch if the token has none
    record Claims(String issuer, Instant issuedAt, Instant notBefore, IdTokenHint hint) {}

    /// Empty unless all of it is well-formed.
    static Optional<Claims> parse(byte[] utf8) {
        var claims = new IdTokenClaims();
        try {
            StrictJson.read(utf8, claims::read);
        } catch (IOException malformed) {
            return Optional.empty();
        }
        return claims.whole();
    }

    private void read(String name, JsonParser value) throws IOException {
        switch (name) {
            case "iss" -> issuer = JwtClaims.text(value);
            case "aud" ->
                audience =
                        value.hasToken(JsonToken.START_ARRAY) ? JwtClaims.texts(value) : List.of(JwtClaims.text(value));
            case "sub" -> subject = JwtClaims.uuid(value);
            case "sid" -> sessionId = JwtClaims.uuid(value);
            case "iat" -> issuedAt = JwtClaims.instant(value);
            case "exp" -> expiresAt = JwtClaims.instant(value);
            case "nbf" -> notBefore = JwtClaims.instant(value);
            default -> value.skipChildren();
        }
    }

    private Optional<Claims> whole() {
        if (issuer == null || subject == null || sessionId == null || issuedAt == null || expiresAt == null) {
            return Optional.empty();
        }
        if (audience.size() != 1) {
            return Optional.empty();
        }
        var hint = new IdTokenHint(new UserId(subject), audience.getFirst(), new SessionId(sessionId));
        return Optional.of(new Claims(issuer, issuedAt, notBefore, hint));
    }
}
