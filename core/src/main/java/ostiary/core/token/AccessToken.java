package ostiary.core.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.user.ToldClaims;
import ostiary.core.user.UserId;

/// The claims of an access token (RFC 9068 §2.2). The issuer is the service.
///
/// @param id the `jti`
/// @param subject the `sub`
/// @param audience the one resource that it is for (RFC 8707); empty for the service's own audience
/// @param roles RFC 9068 §2.2.3.1
/// @param authTime when the user proved who they are; of a client empty
/// @param amr how the user proved who they are (RFC 8176)
/// @param userInfo the claims that user info tells beside those of the scopes
/// @param told what it tells of the user; of a token that was read nothing, since nobody here asks
public record AccessToken(
        String id,
        Subject subject,
        SessionId sessionId,
        String clientId,
        Optional<String> audience,
        Set<String> scopes,
        Set<String> roles,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Instant> authTime,
        List<String> amr,
        Set<String> userInfo,
        ToldClaims told) {

    /// Lifetime of an access token; shorter only if the session ends sooner.
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /// A token of a user.
    public AccessToken(
            String id,
            UserId user,
            SessionId sessionId,
            String clientId,
            Set<String> scopes,
            Set<String> roles,
            Instant issuedAt,
            Instant expiresAt,
            Instant authTime,
            List<String> amr) {
        this(
                id,
                new Subject.OfUser(user),
                sessionId,
                clientId,
                Optional.empty(),
                scopes,
                roles,
                issuedAt,
                expiresAt,
                Optional.of(authTime),
                amr,
                Set.of(),
                ToldClaims.NONE);
    }

    /// A token that tells nothing beside its scopes.
    public AccessToken(
            String id,
            Subject subject,
            SessionId sessionId,
            String clientId,
            Optional<String> audience,
            Set<String> scopes,
            Set<String> roles,
            Instant issuedAt,
            Instant expiresAt,
            Optional<Instant> authTime,
            List<String> amr) {
        this(
                id,
                subject,
                sessionId,
                clientId,
                audience,
                scopes,
                roles,
                issuedAt,
                expiresAt,
                authTime,
                amr,
                Set.of(),
                ToldClaims.NONE);
    }

    /// The same token made for another audience than the service's own.
    public AccessToken forAudience(String other) {
        return new AccessToken(
                id,
                subject,
                sessionId,
                clientId,
                Optional.of(other),
                scopes,
                roles,
                issuedAt,
                expiresAt,
                authTime,
                amr,
                userInfo,
                told);
    }

    public Duration lifetime() {
        return Duration.between(issuedAt, expiresAt);
    }
}
