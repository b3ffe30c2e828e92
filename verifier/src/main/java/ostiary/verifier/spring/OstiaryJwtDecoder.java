package ostiary.verifier.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import ostiary.core.UnavailableException;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Refused;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.verifier.TokenVerifier;

/// A decoder for `oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(…)))`. A refusal becomes a 401, and keys
/// out of reach a 500, as Spring Security has it.
public final class OstiaryJwtDecoder implements JwtDecoder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> INSTANTS = List.of("iat", "exp", "nbf");

    private final TokenVerifier verifier;

    public OstiaryJwtDecoder(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Jwt decode(String token) {
        try {
            return switch (verifier.check(token)) {
                case Granted _ -> jwt(token);
                case Revoked() -> throw new BadJwtException("the token is revoked");
                case Refused _ -> throw new BadJwtException("the token is not valid");
            };
        } catch (UnavailableException unreachable) {
            throw new JwtException("the token cannot be checked", unreachable);
        }
    }

    /// Of a token that was checked.
    private static Jwt jwt(String token) {
        var parts = token.split("\\.", -1);
        var claims = new HashMap<>(object(parts[1]));
        INSTANTS.forEach(name ->
                claims.computeIfPresent(name, (_, seconds) -> Instant.ofEpochSecond(((Number) seconds).longValue())));
        return Jwt.withTokenValue(token)
                .headers(headers -> headers.putAll(object(parts[0])))
                .claims(all -> all.putAll(claims))
                .build();
    }

    private static Map<String, Object> object(String part) {
        try {
            return JSON.readValue(
                    new String(Base64.getUrlDecoder().decode(part), UTF_8),
                    new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException impossible) {
            throw new BadJwtException("the token is not valid", impossible);
        }
    }
}
