package ostiary.adapters.dynamodb;

import static ostiary.blueprint.TableShape.PUBLIC_KEYS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.Optional;
import ostiary.adapters.secrets.PublishedKeys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Adapter: the public keys, as one item that never expires. Reading needs `dynamodb:GetItem`, publishing
/// `dynamodb:PutItem`, too.
public final class DynamoDbPublishedKeys implements PublishedKeys {
    private static final String DOCUMENT = "document";

    private final Table table;
    private final Map<String, AttributeValue> key;

    public DynamoDbPublishedKeys(Table table) {
        this(table, "KEYS");
    }

    private DynamoDbPublishedKeys(Table table, String sort) {
        this.table = table;
        this.key = Table.key(PUBLIC_KEYS, sort);
    }

    @Override
    public PublishedKeys retired() {
        return new DynamoDbPublishedKeys(table, "RETIRED");
    }

    /// Reads consistently: what was published is never missed.
    @Override
    public Optional<String> find() {
        return table.find(key).map(DynamoDbPublishedKeys::document);
    }

    @Override
    public boolean replace(Optional<String> known, String next) {
        try {
            table.call(dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name())
                    .item(Item.of(key).put(DOCUMENT, next).attributes())
                    .conditionExpression(known.isEmpty() ? "attribute_not_exists(pk)" : DOCUMENT + " = :known")
                    .expressionAttributeValues(
                            known.map(text -> Map.of(":known", fromS(text))).orElse(null))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return true;
        } catch (ConditionalCheckFailedException changed) {
            // The SDK repeats a write whose acknowledgement was lost.
            return changed.hasItem() && document(new Item(changed.item())).equals(next);
        }
    }

    private static String document(Item item) {
        return item.string(DOCUMENT);
    }
}
