package ostiary.server.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.Route;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.AdministerClients.Outcome.Done;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Calls every route of registered clients, in every way that is answered differently.
final class ClientTour {
    private static final Map<String, String> GRANT = Map.of("grant_type", "client_credentials");

    private final Caller caller;
    private final AdministerClients clients;
    private final Map<String, String> billing;

    /// @param dynamoDb where the service's table is
    ClientTour(Caller caller, URI dynamoDb) {
        this.caller = caller;
        var client = DynamoDbClient.builder()
                .endpointOverride(dynamoDb)
                .region(Region.US_EAST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
        var table = new Table(client, LocalPlatform.TABLE);
        this.clients = new AdministerClients(
                new DynamoDbClientStore(table),
                new DynamoDbRevocationFeed(table),
                new SecureRandom(),
                _ -> {},
                InstantSource.system());
        this.billing = register("billing", Set.of(GrantType.CLIENT_CREDENTIALS));
    }

    private Map<String, String> register(String id, Set<GrantType> grants) {
        var described = new ClientDescription("Billing", grants, Set.of("orders:read"), Set.of(), Optional.empty());
        var secret = ((Done) clients.register(id, described)).secret().orElseThrow();
        return Map.of("client_id", id, "client_secret", secret);
    }

    /// @param users an access token of a user
    void everything(String users) throws IOException, InterruptedException {
        var token = send(OAuthApi.TOKEN, GRANT, billing);
        send(OAuthApi.TOKEN, GRANT, Map.of());
        send(OAuthApi.TOKEN, Map.of(), billing);
        send(OAuthApi.TOKEN, Map.of("grant_type", "password"), billing);
        send(OAuthApi.TOKEN, Map.of("grant_type", "client_credentials", "scope", "account"), billing);
        send(OAuthApi.TOKEN, Map.of("grant_type", "client_credentials", "resource", "https://other"), billing);
        send(OAuthApi.TOKEN, GRANT, register("api", Set.of()));
        send(OAuthApi.INTROSPECT, Map.of("token", token), billing);
        send(OAuthApi.INTROSPECT, Map.of("token", "none"), billing);
        send(OAuthApi.INTROSPECT, Map.of("token", token), Map.of());
        send(OAuthApi.REVOKE, Map.of("token", token), billing);
        send(OAuthApi.REVOKE, Map.of("token", users), billing);
        send(OAuthApi.REVOKE, Map.of("token", token), Map.of());
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
