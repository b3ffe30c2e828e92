package shop.customers;

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

/// The table on DynamoDB Local, started once for all tests.
final class LocalCustomers {
    private static final String NAME = "customers";
    private static final CustomersTable TABLE = create(DynamoDbLocal.start(Options.inMemory()));

    private LocalCustomers() {}

    static CustomersTable shared() {
        return TABLE;
    }

    private static CustomersTable create(DynamoDbLocal database) {
        var client = DynamoDbClient.builder()
                .endpointOverride(database.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        client.createTable(table -> table.tableName(NAME)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("entity")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("entity")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
        return new CustomersTable(client, NAME);
    }
}
