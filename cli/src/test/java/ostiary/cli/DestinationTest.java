package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DestinationTest {
    /// Or an import into it would go on where one into the deleted table was ended, and leave users out.
    @Test
    void tellsATableFromOneOfThatNameThatWasDeleted() throws Exception {
        try (var database = DynamoDbLocal.start(Options.inMemory())) {
            var before = name(database.endpoint());
            assertThat(name(database.endpoint())).isEqualTo(before);

            delete(database.endpoint());

            assertThat(name(database.endpoint())).isNotEqualTo(before);
        }
    }

    private static String name(URI endpoint) throws MovingException {
        try (var destination = Destination.open(new Settings(Map.of("ENDPOINT", endpoint.toString())))) {
            return destination.name();
        }
    }

    private static void delete(URI endpoint) {
        try (var client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            client.deleteTable(delete -> delete.tableName("ostiary"));
        }
    }
}
