package ostiary.cli.accept;

import java.time.Duration;
import java.util.function.Function;
import ostiary.adapters.dynamodb.Table;
import ostiary.cli.aws.Endpoints;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB, with somebody's credentials.
record Clients(Region region, Endpoints endpoints) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// The result of a use of the table.
    <T> T with(AwsCredentialsProvider credentials, String table, Function<Table, T> use) {
        try (var client = DynamoDbClient.builder()
                .region(region)
                .endpointOverride(endpoints.of("dynamodb", region))
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(PATIENCE)
                        .socketTimeout(PATIENCE)
                        .build())
                .build()) {
            return use.apply(new Table(client, table));
        }
    }
}
