package ostiary.server.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ostiary.blueprint.Api;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.Route;
import ostiary.core.client.GrantType;
import ostiary.core.client.RevokedTokenStore;

/// Calls every route of registered clients, in every way that is answered differently.
final class ClientTour {
    private static final Map<String, String> GRANT = Map.of("grant_type", "client_credentials");

    private final Caller caller;
    private final LocalClients clients;
    private final Map<String, String> billing;

    /// @param dynamoDb where the service's table is
    ClientTour(Caller caller, URI dynamoDb) {
        this.caller = caller;
        this.clients = new LocalClients(dynamoDb);
        this.billing = register("billing", Set.of(GrantType.CLIENT_CREDENTIALS));
    }

    private Map<String, String> register(String id, Set<GrantType> grants) {
        return register(id, grants, Set.of("orders:read"));
    }

    private Map<String, String> register(String id, Set<GrantType> grants, Set<String> scopes) {
        return Map.of("client_id", id, "client_secret", clients.register(id, grants, scopes));
    }

    /// @param users an access token of a user
    void everything(String users) throws IOException, InterruptedException {
        var token = send(OAuthApi.TOKEN, GRANT, billing);
        send(OAuthApi.TOKEN, GRANT, Map.of());
        send(OAuthApi.TOKEN, Map.of(), billing);
        send(OAuthApi.TOKEN, Map.of("grant_type", "password"), billing);
        var shop = Map.of("client_id", "shop", "client_secret", clients.registerWeb("shop", Set.of("openid")));
        send(OAuthApi.TOKEN, Map.of("grant_type", "authorization_code", "code", "oac_unknown"), shop);
        send(OAuthApi.TOKEN, Map.of("grant_type", "client_credentials", "scope", "account"), billing);
        send(OAuthApi.TOKEN, Map.of("grant_type", "client_credentials", "resource", "https://other"), billing);
        send(OAuthApi.TOKEN, GRANT, register("api", Set.of()));
        send(OAuthApi.INTROSPECT, Map.of("token", token), billing);
        send(OAuthApi.INTROSPECT, Map.of("token", "none"), billing);
        send(OAuthApi.INTROSPECT, Map.of("token", token), Map.of());
        var verifier = register("verifier", Set.of(GrantType.CLIENT_CREDENTIALS), Set.of(Api.REVOCATIONS_SCOPE));
        var reader = send(OAuthApi.TOKEN, GRANT, verifier);
        caller.send(OAuthApi.REVOCATIONS, "", ApiTour.bearing(reader));
        caller.send(OAuthApi.REVOCATIONS, "", ApiTour.bearing(token));
        caller.send(OAuthApi.REVOCATIONS, "", ApiTour.bearing(users));
        caller.send(OAuthApi.REVOCATIONS, "");
        send(OAuthApi.REVOKE, Map.of("token", token), billing);
        send(OAuthApi.REVOKE, Map.of("token", users), billing);
        send(OAuthApi.REVOKE, Map.of("token", token), Map.of());
        caller.overdo(
                RevokedTokenStore.MOST_A_MINUTE,
                () -> send(OAuthApi.REVOKE, Map.of("token", send(OAuthApi.TOKEN, GRANT, billing)), billing));
    }

    /// @return the access token of the answer, if it has one
    private String send(Route route, Map<String, String> form, Map<String, String> credentials)
            throws IOException, InterruptedException {
        return caller.send(
                        route,
                        encoded(form) + "&" + encoded(credentials),
                        "content-type",
                        "application/x-www-form-urlencoded")
                .path("access_token")
                .asText();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
