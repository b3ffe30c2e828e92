package ostiary.edge;

import java.util.Optional;
import java.util.TreeSet;
import ostiary.core.token.IssuedTokens;

/// RFC 6749 §5.1.
final class TokenResponse {
    private TokenResponse() {}

    static Response of(IssuedTokens tokens) {
        return Response.json(200, members(tokens).text());
    }

    /// The answer after a login, which also tells the device how it will be known, if it will.
    static Response of(IssuedTokens tokens, Optional<String> deviceToken) {
        return deviceToken.map(token -> of(tokens, token)).orElseGet(() -> of(tokens));
    }

    private static Response of(IssuedTokens tokens, String deviceToken) {
        return Response.json(
                        200, members(tokens).put("device_token", deviceToken).text())
                .with(DeviceCookie.of(deviceToken));
    }

    private static JsonObject members(IssuedTokens tokens) {
        return new JsonObject()
                .put("access_token", tokens.accessToken())
                .put("token_type", "Bearer")
                .put("expires_in", tokens.lifetime().toSeconds())
                .put("refresh_token", tokens.refreshToken().text())
                .put("scope", String.join(" ", new TreeSet<>(tokens.scopes())));
    }
}
