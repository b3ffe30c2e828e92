package ostiary.adapters.dynamodb;

import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.function.Function;
import ostiary.core.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The one table, and how its failures are told to the core.
///
/// @param name of the table
public record Table(DynamoDbClient client, String name) {

    /// Calls DynamoDB once. A refused condition stays what it is; any other failure, once the client's own retries are
    /// spent, becomes an [UnavailableException].
    public <T> T call(Function<DynamoDbClient, T> operation) {
        try {
            return operation.apply(client);
        } catch (ConditionalCheckFailedException | TransactionCanceledException refused) {
            throw refused;
        } catch (SdkException failed) {
            throw new UnavailableException("DynamoDB", failed);
        }
    }

    /// Whether somebody else's transaction on the same items was under way: nothing was decided yet.
    public static boolean isConflict(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .noneMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
    }

    public static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PARTITION_KEY, fromS(partition), SORT_KEY, fromS(sort));
    }
}
