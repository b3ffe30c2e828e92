package ostiary.adapters.dynamodb;

import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ostiary.blueprint.UserAttributes;
import ostiary.core.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The service's one table, and the translation of its failures for the core.
///
/// @param name of the table
/// @param clock says which accounts are gone: DynamoDB removes their items days later
public record Table(DynamoDbClient client, String name, InstantSource clock) {
    private static final int TRIES = 8;

    /// The condition that nobody has an item: there is none, or its account is gone.
    public static final String IS_FREE = "attribute_not_exists(pk) OR deletes_at <= :this_moment";

    /// A table in real time.
    public Table(DynamoDbClient client, String name) {
        this(client, name, InstantSource.system());
    }

    /// The value in [#IS_FREE].
    public Map<String, AttributeValue> thisMoment() {
        return Map.of(":this_moment", Item.number(clock.instant()));
    }

    /// Whether an item is that of an account that is gone.
    public boolean isGone(Item item) {
        return item.findInstant(UserAttributes.DELETES_AT)
                .filter(at -> !at.isAfter(clock.instant()))
                .isPresent();
    }

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

    /// One item, by a strongly consistent read. Those of accounts that are gone count as removed.
    Optional<Item> find(Map<String, AttributeValue> key) {
        return find(key, true);
    }

    /// One item, by a read that may lag by a second and costs half.
    Optional<Item> glance(Map<String, AttributeValue> key) {
        return find(key, false);
    }

    private Optional<Item> find(Map<String, AttributeValue> key, boolean isConsistent) {
        var found = call(
                dynamoDb -> dynamoDb.getItem(get -> get.tableName(name).key(key).consistentRead(isConsistent)));
        return found.hasItem() ? Optional.of(new Item(found.item())).filter(item -> !isGone(item)) : Optional.empty();
    }

    /// Writes all or nothing. A conflict counts as a change: whoever is in the way may change just this.
    ///
    /// @return false if a condition fails, or another transaction is in the way
    boolean isWritten(List<TransactWriteItem> writes) {
        try {
            call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(writes)));
            return true;
        } catch (TransactionCanceledException changedMeanwhile) {
            return false;
        }
    }

    /// Writes all or nothing, once more where another transaction is in the way. The token of a transaction is the
    /// SDK's, so that its own second try is the same transaction and succeeds.
    ///
    /// @return false if a condition fails
    /// @throws UnavailableException if others are in the way each time
    boolean isWrittenInTheEnd(List<TransactWriteItem> writes) {
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(writes)));
                return true;
            } catch (TransactionCanceledException cancelled) {
                if (!isConflict(cancelled)) {
                    return false;
                }
            }
        }
        throw new UnavailableException("DynamoDB: transactions in conflict", null);
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
