package shop.customers;

import java.util.function.Consumer;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The tables on DynamoDB Local, started once for all tests.
final class LocalCustomers {
    private static final String NAME = "customers";
    private static final String DESK = "desk";
    private static final DynamoDbClient CLIENT = client(DynamoDbLocal.start(Options.inMemory()));
    private static final CustomersTable TABLE = new CustomersTable(CLIENT, create(NAME, "entity"));
    private static final OrderDesk ORDERS = new OrderDesk(CLIENT, create(DESK, "id"));

    private LocalCustomers() {}

    static CustomersTable shared() {
        return TABLE;
    }

    static OrderDesk desk() {
        return ORDERS;
    }

    static DeskMemory memory() {
        return new DeskMemory(CLIENT, DESK);
    }

    /// The function over these tables.
    static LeavingHandler leaving(Consumer<String> replies) {
        return new LeavingHandler(CLIENT, NAME, DESK, replies);
    }

    private static DynamoDbClient client(DynamoDbLocal database) {
        return DynamoDbClient.builder()
                .endpointOverride(database.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static String create(String name, String key) {
        CLIENT.createTable(table -> table.tableName(name)
                .keySchema(KeySchemaElement.builder()
                        .attributeName(key)
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(key)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
        return name;
    }
}
