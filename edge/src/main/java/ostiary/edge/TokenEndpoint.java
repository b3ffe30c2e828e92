package ostiary.edge;

import java.util.Set;
import java.util.TreeSet;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.GrantClientCredentials;
import ostiary.core.oauth.GrantClientCredentials.Outcome.Granted;
import ostiary.core.oauth.GrantClientCredentials.Outcome.Refused;
import ostiary.core.oauth.GrantError;

/// `POST /oauth2/token` (RFC 6749 §3.2).
public final class TokenEndpoint implements ClientEndpoint.Action {
    private final GrantClientCredentials clientCredentials;

    public TokenEndpoint(GrantClientCredentials clientCredentials) {
        this.clientCredentials = clientCredentials;
    }

    @Override
    public boolean isForPublicClients() {
        return true;
    }

    @Override
    public Response handle(Request request, RegisteredClient client, FieldValues form) {
        return GrantType.parse(form.get("grant_type"))
                .map(type -> switch (type) {
                    case CLIENT_CREDENTIALS -> clientCredentials(client, form);
                    case AUTHORIZATION_CODE, REFRESH_TOKEN -> unsupported();
                })
                .orElseGet(TokenEndpoint::unsupported);
    }

    private static Response unsupported() {
        return OAuthError.UNSUPPORTED_GRANT_TYPE.response("grant_type is client_credentials");
    }

    private Response clientCredentials(RegisteredClient client, FieldValues form) {
        return switch (clientCredentials.grant(client, form.find("scope"), form.all("resource"))) {
            case Granted(var accessToken, var lifetime, var scopes) ->
                Response.json(
                        200,
                        scope(
                                        scopes,
                                        new JsonObject()
                                                .put("access_token", accessToken)
                                                .put("token_type", "Bearer")
                                                .put("expires_in", lifetime.toSeconds()))
                                .text());
            case Refused(var error) -> refusal(error);
        };
    }

    /// A scope has one name at least (RFC 6749 §3.3).
    static JsonObject scope(Set<String> scopes, JsonObject json) {
        return scopes.isEmpty() ? json : json.put("scope", String.join(" ", new TreeSet<>(scopes)));
    }

    private static Response refusal(GrantError error) {
        return switch (error) {
            case UNAUTHORIZED_CLIENT ->
                OAuthError.UNAUTHORIZED_CLIENT.response("the client is not registered for this grant");
            case INVALID_SCOPE -> OAuthError.INVALID_SCOPE.response("a scope is none of this client's");
            case INVALID_TARGET ->
                OAuthError.INVALID_TARGET.response("a token is for one resource, and one of this client's");
        };
    }
}
