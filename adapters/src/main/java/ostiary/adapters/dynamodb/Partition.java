package ostiary.adapters.dynamodb;

import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SORT_KEY;

import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// All items of one partition.
record Partition(Table table, AttributeValue key) {
    /// Removes the items whose sort keys are so. Reads no other attribute.
    void forget(Predicate<String> sort) {
        var sorts = table.call(dynamoDb -> dynamoDb
                .queryPaginator(query -> query.tableName(table.name())
                        .keyConditionExpression(PARTITION_KEY + " = :key")
                        .projectionExpression(PARTITION_KEY + ", " + SORT_KEY)
                        .expressionAttributeValues(Map.of(":key", key))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> new Item(item).sort())
                .filter(sort)
                .toList());
        for (var one : sorts) {
            table.call(dynamoDb ->
                    dynamoDb.deleteItem(delete -> delete.tableName(table.name()).key(Table.key(key.s(), one))));
        }
    }
}
