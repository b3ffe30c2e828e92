package ostiary.core.token;

import java.time.Duration;
import java.util.Set;

/// The tokens returned at login and refresh (RFC 6749 §5.1).
///
/// @param accessToken signed, in compact serialisation
/// @param claims of the access token
public record IssuedTokens(String accessToken, AccessToken claims, RefreshToken refreshToken) {
    /// The lifetime of the access token.
    public Duration lifetime() {
        return claims.lifetime();
    }

    public Set<String> scopes() {
        return claims.scopes();
    }

    @Override
    public String toString() {
        return "IssuedTokens with " + refreshToken;
    }
}
