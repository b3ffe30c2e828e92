package shop.customers;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The open orders of each customer, and who orders nothing more since their account goes: an item of the
/// desk's table, with the key `id`. Each method is one conditional write, so an order and the end of an
/// account never pass each other.
final class OrderDesk {
    private static final AttributeValue NONE = AttributeValue.fromN("0");
    private static final AttributeValue ONE = AttributeValue.fromN("1");
    private static final AttributeValue ONE_LESS = AttributeValue.fromN("-1");

    private final DynamoDbClient client;
    private final String table;

    OrderDesk(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// Takes an order.
    ///
    /// @return whether the customer may still order
    boolean place(String customer) {
        return update(customer, "ADD open_orders :one", "attribute_not_exists(closing_for)", Map.of(":one", ONE));
    }

    /// Ends an order.
    ///
    /// @return whether one was open
    boolean ship(String customer) {
        return update(
                customer, "ADD open_orders :less", "open_orders > :none", Map.of(":less", ONE_LESS, ":none", NONE));
    }

    /// Takes no order any more, until this deletion is called off.
    ///
    /// @return false if an order is open
    boolean close(String customer, String saga) {
        return update(
                customer,
                "SET closing_for = :saga",
                "attribute_not_exists(open_orders) OR open_orders = :none",
                Map.of(":saga", AttributeValue.fromS(saga), ":none", NONE));
    }

    /// Takes orders again, if it was for this deletion that it took none.
    void reopen(String customer, String saga) {
        update(customer, "REMOVE closing_for", "closing_for = :saga", Map.of(":saga", AttributeValue.fromS(saga)));
    }

    /// Forgets the customer's orders, and takes none any more.
    void closeForGood(String customer, String saga) {
        client.putItem(put ->
                put.tableName(table).item(Map.of("id", id(customer), "closing_for", AttributeValue.fromS(saga))));
    }

    private boolean update(String customer, String change, String condition, Map<String, AttributeValue> values) {
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(Map.of("id", id(customer)))
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException otherwise) {
            return false;
        }
    }

    private static AttributeValue id(String customer) {
        return AttributeValue.fromS("customer#" + customer);
    }
}
