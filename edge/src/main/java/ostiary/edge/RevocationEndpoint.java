package ostiary.edge;

import java.time.Duration;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.RevokeToken;

/// `POST /oauth2/revoke` (RFC 7009).
public final class RevocationEndpoint implements ClientEndpoint.Action {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final RevokeToken revokeToken;

    public RevocationEndpoint(RevokeToken revokeToken) {
        this.revokeToken = revokeToken;
    }

    @Override
    public boolean isForPublicClients() {
        return true;
    }

    @Override
    public Response handle(Request request, RegisteredClient client, FieldValues form) {
        return switch (revokeToken.revoke(client, form.get("token"))) {
            case OVER -> Response.empty(200);
            case OF_SOMEBODY_ELSE -> OAuthError.INVALID_GRANT.response("the token was issued to somebody else");
            case TOO_MANY -> Problem.TOO_MANY_REQUESTS.response(request, A_MINUTE);
        };
    }
}
