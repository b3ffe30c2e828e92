package ostiary.adapters.dynamodb;

import static ostiary.blueprint.AuthTable.PARTITION_KEY;
import static ostiary.blueprint.AuthTable.SORT_KEY;
import static ostiary.blueprint.AuthTable.TIME_TO_LIVE;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Makes the table where no stack does: on a laptop and in tests. Its shape is the stack's, from the blueprint.
public final class AuthTableCreator {
    private final DynamoDbClient dynamoDb;

    public AuthTableCreator(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /// Leaves a table that is there alone.
    public Table create(String name) {
        try {
            dynamoDb.createTable(table -> table.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(string(PARTITION_KEY), string(SORT_KEY))
                    .keySchema(key(PARTITION_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE)));
        } catch (ResourceInUseException there) {
            // It has this shape already: names are not shared between shapes.
        }
        return new Table(dynamoDb, name);
    }

    /// Lets items go after their time, as on AWS.
    public void enableTimeToLive(Table table) {
        dynamoDb.updateTimeToLive(update -> update.tableName(table.name())
                .timeToLiveSpecification(ttl -> ttl.attributeName(TIME_TO_LIVE).enabled(true)));
    }

    private static AttributeDefinition string(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
