package ostiary.cli.accept;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ostiary.adapters.dynamodb.Item;
import ostiary.adapters.dynamodb.Table;

/// Partitions of the table, item by item.
final class Partitions {
    private Partitions() {}

    /// All of one, by a strongly consistent read.
    static Stream<Item> items(Table table, String partition) {
        List<Item> items = table.call(dynamoDb -> dynamoDb
                .queryPaginator(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :partition")
                        .expressionAttributeValues(Map.of(":partition", fromS(partition)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Item::new)
                .toList());
        return items.stream();
    }
}
