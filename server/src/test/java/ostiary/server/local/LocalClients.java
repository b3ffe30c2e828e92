package ostiary.server.local;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.AdministerClients.Outcome.Done;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.SignInRules;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Registers clients with a service of this machine, as an operator does.
final class LocalClients {
    private static final String BACK = "http://127.0.0.1/cb";

    private final AdministerClients clients;
    private final Table table;

    /// @param dynamoDb where the service's table is
    LocalClients(URI dynamoDb) {
        var client = DynamoDbClient.builder()
                .endpointOverride(dynamoDb)
                .region(Region.US_EAST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
        this.table = new Table(client, LocalPlatform.TABLE);
        this.clients = new AdministerClients(
                new DynamoDbClientStore(table),
                new DynamoDbRevocationFeed(table),
                new SecureRandom(),
                _ -> {},
                InstantSource.system());
    }

    /// Where they are kept.
    Table table() {
        return table;
    }

    /// Registers a web application of our own, which comes back to this machine, and returns its secret.
    String registerWeb(String id, Set<String> scopes) {
        return registerWeb(id, scopes, BACK);
    }

    String registerWeb(String id, Set<String> scopes, String redirectUri) {
        return register(id, ClientType.CONFIDENTIAL, scopes, true, redirectUri).orElseThrow();
    }

    /// Registers an application of somebody else, on the user's own machine.
    ///
    /// @param origins of its pages
    void registerPublic(String id, Set<String> scopes, String... origins) {
        register(id, ClientType.PUBLIC, scopes, false, BACK, origins);
    }

    private Optional<String> register(
            String id,
            ClientType type,
            Set<String> scopes,
            boolean isFirstParty,
            String redirectUri,
            String... origins) {
        var rules = new SignInRules(
                RedirectUris.of(redirectUri),
                RedirectUris.of("http://127.0.0.1/bye"),
                Set.of(origins),
                true,
                isFirstParty,
                BuiltInPolicy.DEFAULT);
        var grants = Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
        var described = new ClientDescription("Acme " + id, grants, scopes, Set.of(), Optional.empty(), rules);
        return ((Done) clients.register(id, type, described)).secret();
    }

    /// Registers a client, and returns its secret.
    String register(String id, Set<GrantType> grants, Set<String> scopes) {
        var described = new ClientDescription("A test", grants, scopes, Set.of(), Optional.empty());
        return ((Done) clients.register(id, ClientType.CONFIDENTIAL, described))
                .secret()
                .orElseThrow();
    }
}
