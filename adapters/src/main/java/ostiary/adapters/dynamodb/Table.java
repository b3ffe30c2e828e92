package ostiary.adapters.dynamodb;

import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ostiary.core.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The service's one table, and the translation of its failures for the core.
///
/// @param name of the table
public record Table(DynamoDbClient client, String name) {

    /// Calls DynamoDB. A failed condition is rethrown; any other failure, after the client's retries, becomes an
    /// [UnavailableException].
    public <T> T call(Function<DynamoDbClient, T> operation) {
        try {
            return operation.apply(client);
        } catch (ConditionalCheckFailedException | TransactionCanceledException refused) {
            throw refused;
        } catch (SdkException failed) {
            throw new UnavailableException("DynamoDB", failed);
        }
    }

    /// One item, by a strongly consistent read.
    Optional<Item> find(Map<String, AttributeValue> key) {
        return get(key, true);
    }

    /// One item, by an eventually consistent read, which costs half.
    Optional<Item> glance(Map<String, AttributeValue> key) {
        return get(key, false);
    }

    private Optional<Item> get(Map<String, AttributeValue> key, boolean consistently) {
        var found = call(
                dynamoDb -> dynamoDb.getItem(get -> get.tableName(name).key(key).consistentRead(consistently)));
        return found.hasItem() ? Optional.of(new Item(found.item())) : Optional.empty();
    }

    /// Whether a concurrent transaction on the same items was the cause, so that nothing was decided.
    public static boolean isConflict(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .noneMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
    }

    public static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PARTITION_KEY, fromS(partition), SORT_KEY, fromS(sort));
    }
}
