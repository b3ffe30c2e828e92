package ostiary.core.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import ostiary.core.user.UserId;

/// The claims of an access token (RFC 9068 §2.2). Issuer and audience are those of the service.
///
/// @param id the `jti`
/// @param roles RFC 9068 §2.2.3.1
/// @param amr how the user proved who they are (RFC 8176)
public record AccessToken(
        String id,
        UserId subject,
        SessionId sessionId,
        String clientId,
        Set<String> scopes,
        Set<String> roles,
        Instant issuedAt,
        Instant expiresAt,
        Instant authTime,
        List<String> amr) {

    /// Lifetime of an access token; shorter only if the session ends sooner.
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    public Duration lifetime() {
        return Duration.between(issuedAt, expiresAt);
    }
}
