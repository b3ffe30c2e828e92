package ostiary.edge;

import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.IntrospectToken;
import ostiary.core.oauth.IntrospectToken.Introspected;

/// `POST /oauth2/introspect` (RFC 7662).
public final class IntrospectionEndpoint implements ClientEndpoint.Action {
    private static final String ACTIVE = "active";

    private final String issuer;
    private final IntrospectToken introspectToken;

    public IntrospectionEndpoint(String issuer, IntrospectToken introspectToken) {
        this.issuer = issuer;
        this.introspectToken = introspectToken;
    }

    @Override
    public Response handle(Request request, RegisteredClient client, FieldValues form) {
        var json = introspectToken
                .introspect(client, form.get("token"))
                .map(this::describe)
                .orElseGet(() -> new JsonObject().put(ACTIVE, false));
        return Response.json(200, json.text());
    }

    private JsonObject describe(Introspected introspected) {
        var token = introspected.token();
        var json = new JsonObject()
                .put(ACTIVE, true)
                .put("iss", issuer)
                .put("aud", introspected.audience())
                .put("sub", token.subject().toString())
                .put("client_id", token.clientId())
                .put("token_type", "Bearer")
                .put("iat", token.issuedAt().getEpochSecond())
                .put("exp", token.expiresAt().getEpochSecond())
                .put("jti", token.id())
                .put("sid", token.sessionId().toString());
        TokenEndpoint.scope(token.scopes(), json);
        token.authTime().ifPresent(time -> json.put("auth_time", time.getEpochSecond()));
        return json;
    }
}
