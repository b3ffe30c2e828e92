package ostiary.cli.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.Item;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.SyntheticUsers;
import ostiary.blueprint.TableShape;
import ostiary.core.user.EmailAddress;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.emulators.dynamodb.TableCreator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class GuestTest {
    private static final Instant NOW = Instant.parse("2026-11-29T02:17:31Z");
    private static final DynamoDbLocal SERVER = DynamoDbLocal.start(Options.inMemory());

    private final Table table = table(SERVER.endpoint());

    private static Table table(URI endpoint) {
        var client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return new Table(client, new TableCreator(endpoint).create("guests"));
    }

    /// As rehearsals announce theirs, so that the next one removes what a killed run has left.
    @Test
    void comesAnnouncedAsTheUserOfARehearsal() {
        var guest = Guest.of(table);
        guest.arrive(NOW);

        assertThat(guest.id()).startsWith(SyntheticUsers.ID);
        assertThat(SyntheticUsers.isAddress(guest.username())).isTrue();
        var credential = new DynamoDbUserStore(table).findCredential(new EmailAddress(guest.username()));
        assertThat(credential.orElseThrow().userId()).hasToString(guest.id());
        assertThat(Partitions.items(table, TableShape.REHEARSALS))
                .filteredOn(item -> item.sort().equals(guest.id()))
                .singleElement()
                .satisfies(item -> assertThat(item.instant("since")).isEqualTo(NOW));
        guest.leave();
    }

    @Test
    void leavesWithEverythingThatBearsItsNames() {
        var guest = Guest.of(table);
        guest.arrive(NOW);
        for (var partition : List.of(TableShape.SESSIONS + guest.id(), TableShape.SIGN_UP + guest.username())) {
            put(Table.key(partition, "any"));
        }
        put(Table.key(TableShape.SESSIONS + "another", "any"));

        guest.leave();
        guest.leave();

        assertThat(guest.items()).isEmpty();
        assertThat(table.client().scan(scan -> scan.tableName(table.name())).items())
                .singleElement()
                .satisfies(item -> assertThat(new Item(item).partition()).isEqualTo(TableShape.SESSIONS + "another"));
    }

    private void put(Map<String, AttributeValue> item) {
        table.client().putItem(put -> put.tableName(table.name()).item(item));
    }
}
