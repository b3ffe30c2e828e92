package shop.customers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.subscriber.CopyStore;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The shop's table of customers, with the key `entity`: the user's id. Its function needs `dynamodb:PutItem` alone.
final class CustomersTable implements CopyStore<Customer> {
    private static final AttributeValue NO_NAME = AttributeValue.fromS("");
    private static final AttributeValue ENABLED = AttributeValue.fromBool(false);

    private final DynamoDbClient client;
    private final String table;

    CustomersTable(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    static CustomersTable named(String table) {
        return new CustomersTable(client(), table);
    }

    static DynamoDbClient client() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public boolean putIfNewer(String entity, long version, Customer value) {
        var item = Map.of(
                "email", AttributeValue.fromS(value.email()),
                "name", AttributeValue.fromS(value.name()),
                "disabled", AttributeValue.fromBool(value.disabled()));
        return put(entity, version, item);
    }

    @Override
    public boolean bury(String entity, long version) {
        return put(entity, BURIED, Map.of("buried_version", number(version)));
    }

    /// Empty for a customer who is gone.
    Optional<Customer> find(String entity) {
        var item = client.getItem(get -> get.tableName(table).key(Map.of("entity", AttributeValue.fromS(entity))))
                .item();
        return Optional.ofNullable(item.get("email"))
                .map(email -> new Customer(
                        email.s(),
                        item.getOrDefault("name", NO_NAME).s(),
                        item.getOrDefault("disabled", ENABLED).bool()));
    }

    private boolean put(String entity, long version, Map<String, AttributeValue> attributes) {
        var item = new HashMap<>(attributes);
        item.put("entity", AttributeValue.fromS(entity));
        item.put("version", number(version));
        try {
            client.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(#version) OR #version < :version")
                    .expressionAttributeNames(Map.of("#version", "version"))
                    .expressionAttributeValues(Map.of(":version", number(version))));
            return true;
        } catch (ConditionalCheckFailedException notNewer) {
            return false;
        }
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
