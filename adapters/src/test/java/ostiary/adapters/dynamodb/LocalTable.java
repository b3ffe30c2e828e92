package ostiary.adapters.dynamodb;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.emulators.dynamodb.TableCreator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// The table on DynamoDB Local, which is started once for all tests and ends with them.
public final class LocalTable {
    private static final String NAME = "ostiary-test";
    private static final DynamoDbLocal DATABASE = DynamoDbLocal.start(Options.inMemory());
    private static final TableCreator TABLES = new TableCreator(DATABASE.endpoint());
    private static final Table TABLE = new Table(patientClient(DATABASE.endpoint()), TABLES.create(NAME));

    private LocalTable() {}

    /// Shared: tests keep out of each other's way by fresh ids. Expired items stay, as they may on AWS.
    public static Table shared() {
        return TABLE;
    }

    /// One of its own, for a test that looks at all that is in it.
    public static Table fresh() {
        return new Table(TABLE.client(), TABLES.create(NAME + "-" + UUID.randomUUID()));
    }

    /// One of the audit trail.
    public static Table freshTrail() {
        return new Table(TABLE.client(), TABLES.createTrail(NAME + "-trail-" + UUID.randomUUID()));
    }

    /// One of the copy in which operators search.
    public static Table freshSearch() {
        return new Table(TABLE.client(), TABLES.createSearch(NAME + "-search-" + UUID.randomUUID()));
    }

    /// One of its own, whose stream tells of what is written.
    static Table withStream() {
        return new Table(TABLE.client(), TABLES.createWithStream(NAME + "-" + UUID.randomUUID()));
    }

    /// The stream of a table that has one.
    static TableStream streamOf(Table table) {
        return new TableStream(table, DATABASE.endpoint());
    }

    /// The same table through a client that `interceptor` watches.
    public static Table watchedBy(ExecutionInterceptor interceptor) {
        return new Table(patientClient(DATABASE.endpoint(), interceptor), TABLE.name());
    }

    /// With the service's own timeouts and retries.
    public static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
        return new AwsClients().build(Dependency.DYNAMODB, local(endpoint, interceptors));
    }

    /// With the SDK's, which suit a busy machine better.
    private static DynamoDbClient patientClient(URI endpoint, ExecutionInterceptor... interceptors) {
        return local(endpoint, interceptors)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static DynamoDbClientBuilder local(URI endpoint, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(override -> override.executionInterceptors(List.of(interceptors)));
    }
}
