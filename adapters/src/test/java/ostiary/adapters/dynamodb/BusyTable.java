package ostiary.adapters.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads the first item of each batch and leaves the others unread, as DynamoDB may when it is busy.
final class BusyTable implements DynamoDbClient {
    private final Table table;

    BusyTable(Table table) {
        this.table = table;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        var asked = request.requestItems().values().iterator().next();
        var read = table.client()
                .batchGetItem(get -> get.requestItems(
                        Map.of(table.name(), with(asked, asked.keys().subList(0, 1)))));
        var left = asked.keys().subList(1, asked.keys().size());
        return left.isEmpty()
                ? read
                : read.toBuilder()
                        .unprocessedKeys(Map.of(table.name(), with(asked, left)))
                        .build();
    }

    private static KeysAndAttributes with(KeysAndAttributes asked, List<Map<String, AttributeValue>> keys) {
        return asked.toBuilder().keys(keys).build();
    }

    @Override
    public String serviceName() {
        return table.client().serviceName();
    }

    @Override
    public void close() {}
}
