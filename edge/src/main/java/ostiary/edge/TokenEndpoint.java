package ostiary.edge;

import java.util.Set;
import java.util.TreeSet;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.ClientTokens;
import ostiary.core.oauth.GrantClientCredentials;
import ostiary.core.oauth.GrantError;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.oauth.RefreshGrant;

/// `POST /oauth2/token` (RFC 6749 §3.2).
public final class TokenEndpoint implements ClientEndpoint.Action {
    private final String ownAudience;
    private final RedeemCode redeemCode;
    private final RefreshGrant refreshGrant;
    private final GrantClientCredentials clientCredentials;

    /// @param ownAudience the `aud` of tokens that were asked for without a resource
    public TokenEndpoint(
            String ownAudience,
            RedeemCode redeemCode,
            RefreshGrant refreshGrant,
            GrantClientCredentials clientCredentials) {
        this.ownAudience = ownAudience;
        this.redeemCode = redeemCode;
        this.refreshGrant = refreshGrant;
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
                    case AUTHORIZATION_CODE -> redeemCode(client, form);
                    case REFRESH_TOKEN -> refresh(request, client, form);
                    case CLIENT_CREDENTIALS -> clientCredentials(client, form);
                })
                .orElseGet(() -> OAuthError.UNSUPPORTED_GRANT_TYPE.response(
                        "grant_type is authorization_code, refresh_token or client_credentials"));
    }

    private Response redeemCode(RegisteredClient client, FieldValues form) {
        if (form.find("code").isEmpty()) {
            return OAuthError.INVALID_REQUEST.response("code is missing");
        }
        if (namesOther(client, form)) {
            return refusal(GrantError.INVALID_TARGET);
        }
        return switch (redeemCode.redeem(
                client,
                form.get("code"),
                form.find("redirect_uri"),
                form.find("code_verifier"),
                form.all("resource"))) {
            case RedeemCode.Outcome.Granted(var tokens) -> tokens(tokens);
            case RedeemCode.Outcome.Refused(var error) -> refusal(error);
        };
    }

    private Response refresh(Request request, RegisteredClient client, FieldValues form) {
        if (form.find("refresh_token").isEmpty()) {
            return OAuthError.INVALID_REQUEST.response("refresh_token is missing");
        }
        if (namesOther(client, form)) {
            return refusal(GrantError.INVALID_TARGET);
        }
        return switch (refreshGrant.refresh(
                client, form.get("refresh_token"), form.find("scope"), form.all("resource"), request.device())) {
            case RefreshGrant.Outcome.Granted(var tokens) -> tokens(tokens);
            case RefreshGrant.Outcome.Refused(var error) -> refusal(error);
        };
    }

    private Response clientCredentials(RegisteredClient client, FieldValues form) {
        return switch (clientCredentials.grant(client, form.find("scope"), form.all("resource"))) {
            case GrantClientCredentials.Outcome.Granted(var accessToken, var lifetime, var scopes) ->
                Response.json(
                        200,
                        scope(scopes, bearer(accessToken, lifetime.toSeconds())).text());
            case GrantClientCredentials.Outcome.Refused(var error) -> refusal(error);
        };
    }

    /// Resources that no session of the client can be for are refused before the store is asked.
    private boolean namesOther(RegisteredClient client, FieldValues form) {
        return !client.mayAskFor(form.all("resource"), ownAudience);
    }

    private static Response tokens(ClientTokens tokens) {
        var issued = tokens.issued();
        var json = scope(
                issued.scopes(), bearer(issued.accessToken(), issued.lifetime().toSeconds()));
        tokens.refreshToken().ifPresent(token -> json.put("refresh_token", token.text()));
        tokens.idToken().ifPresent(token -> json.put("id_token", token));
        return Response.json(200, json.text());
    }

    private static JsonObject bearer(String accessToken, long seconds) {
        return new JsonObject()
                .put("access_token", accessToken)
                .put("token_type", "Bearer")
                .put("expires_in", seconds);
    }

    /// A scope has one name at least (RFC 6749 §3.3).
    static JsonObject scope(Set<String> scopes, JsonObject json) {
        return scopes.isEmpty() ? json : json.put("scope", String.join(" ", new TreeSet<>(scopes)));
    }

    private static Response refusal(GrantError error) {
        return switch (error) {
            case INVALID_GRANT ->
                OAuthError.INVALID_GRANT.response("it is none, is spent or over, or was issued to somebody else");
            case UNAUTHORIZED_CLIENT ->
                OAuthError.UNAUTHORIZED_CLIENT.response("the client is not registered for this grant");
            case INVALID_SCOPE -> OAuthError.INVALID_SCOPE.response("a scope is none of this client's");
            case INVALID_TARGET ->
                OAuthError.INVALID_TARGET.response("a token is for one resource, and one of this client's");
        };
    }
}
