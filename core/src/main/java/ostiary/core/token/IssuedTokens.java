package ostiary.core.token;

import java.time.Duration;
import java.util.Set;

/// The tokens returned at login and refresh (RFC 6749 §5.1).
///
/// @param accessToken signed, in compact serialisation
/// @param lifetime of the access token
public record IssuedTokens(String accessToken, Duration lifetime, RefreshToken refreshToken, Set<String> scopes) {
    @Override
    public String toString() {
        return "IssuedTokens with " + refreshToken;
    }
}
