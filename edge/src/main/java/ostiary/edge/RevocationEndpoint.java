package ostiary.edge;

import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.RevokeToken;

/// `POST /oauth2/revoke` (RFC 7009).
public final class RevocationEndpoint implements ClientEndpoint.Action {
    private final RevokeToken revokeToken;

    public RevocationEndpoint(RevokeToken revokeToken) {
        this.revokeToken = revokeToken;
    }

    @Override
    public Response handle(RegisteredClient client, FieldValues form) {
        return revokeToken.revoke(client, form.get("token"))
                ? Response.empty(200)
                : OAuthError.INVALID_GRANT.response("the token was issued to somebody else");
    }
}
