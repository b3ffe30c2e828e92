package ostiary.adapters.dynamodb;

import static java.util.stream.Collectors.toMap;
import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValue.UPDATED_NEW;

import java.util.List;
import java.util.Map;
import ostiary.blueprint.TableShape;
import ostiary.core.UnavailableException;
import ostiary.core.throttle.AttemptStore;
import ostiary.core.throttle.AttemptWindow;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Adapter: one counter item per window, deleted by TTL some time after the window.
public final class DynamoDbAttemptStore implements AttemptStore {
    private static final String ATTEMPTS = "attempts";

    private final Table table;

    public DynamoDbAttemptStore(Table table) {
        this.table = table;
    }

    @Override
    public int add(AttemptWindow window) {
        var updated = table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                .key(key(window))
                .updateExpression("ADD attempts :one SET expires_at = :end")
                .expressionAttributeValues(Map.of(":one", number(1), ":end", Item.timeToLive(window.end())))
                .returnValues(UPDATED_NEW)));
        return count(updated.attributes());
    }

    /// One request; half a read unit per window, since eventually consistent counts are enough.
    @Override
    public Map<AttemptWindow, Integer> counts(List<AttemptWindow> windows) {
        var keys = windows.stream().map(DynamoDbAttemptStore::key).toList();
        var request =
                Map.of(table.name(), KeysAndAttributes.builder().keys(keys).build());
        var answer = table.call(dynamoDb -> dynamoDb.batchGetItem(get -> get.requestItems(request)));
        if (!answer.unprocessedKeys().isEmpty()) {
            throw new UnavailableException("DynamoDB: attempts could not be read", null);
        }
        var found = answer.responses().getOrDefault(table.name(), List.of()).stream()
                .collect(toMap(item -> new Item(item).partition(), DynamoDbAttemptStore::count));
        return windows.stream()
                .collect(toMap(window -> window, window -> found.getOrDefault(TableShape.THROTTLE + window.key(), 0)));
    }

    public static Map<String, AttributeValue> key(AttemptWindow window) {
        return Table.key(TableShape.THROTTLE + window.key(), "THROTTLE");
    }

    private static int count(Map<String, AttributeValue> item) {
        var attempts = item.get(ATTEMPTS);
        if (attempts == null) {
            throw new IllegalStateException("throttle item has no attribute " + ATTEMPTS);
        }
        return Integer.parseInt(attempts.n());
    }
}
