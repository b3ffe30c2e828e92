package ostiary.adapters.dynamodb;

import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import ostiary.adapters.dynamodb.DeletionWrites.AccountFound;
import ostiary.blueprint.UserAttributes;
import ostiary.core.UnavailableException;
import ostiary.core.upstream.SourceId;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Finds all items of an account that stay unless they are marked, and writes the transactions on them.
record AccountsToDelete(Table table) {
    private static final int TRIES = 8;

    Optional<AccountFound> find(UserId id, Optional<Credential> login) {
        return table.find(UserItem.key(id))
                .map(user -> new AccountFound(id, user, login, factors(id), source(id, login)));
    }

    /// One that waits for its first code goes by itself, and so does one that was removed.
    private List<Map<String, AttributeValue>> factors(UserId id) {
        return table.call(dynamoDb -> dynamoDb
                .queryPaginator(query -> query.tableName(table.name())
                        .keyConditionExpression(PARTITION_KEY + " = :user")
                        .projectionExpression(PARTITION_KEY + ", " + SORT_KEY)
                        .expressionAttributeValues(Map.of(":user", fromS(FactorItem.partition(id))))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Item::new)
                .filter(item ->
                        !item.sort().equals(FactorItem.PENDING) && !item.sort().startsWith(FactorItem.REMOVED))
                .map(item -> Table.key(item.partition(), item.sort()))
                .toList());
    }

    /// The login names it. Where there is none, the user has the id of the other system.
    private Optional<Map<String, AttributeValue>> source(UserId id, Optional<Credential> login) {
        var there = login.isEmpty()
                ? Optional.of(id.value())
                : table.find(LoginItem.key(login.get().email()))
                        .flatMap(item -> item.find(LoginItem.SOURCE_ID))
                        .map(UUID::fromString);
        return there.map(SourceId::new)
                .map(SourceItem::key)
                .filter(key -> table.find(key)
                        .filter(item -> SourceItem.read(item).userId().equals(id))
                        .isPresent());
    }

    /// From when on sessions are over: a clock elsewhere may be ahead.
    static Instant over(AccountFound account, Instant now) {
        return account.user()
                .findInstant(UserAttributes.NOT_BEFORE)
                .filter(now::isBefore)
                .orElse(now);
    }

    /// Writes all or nothing.
    ///
    /// @return false if a condition fails
    boolean isWritten(Supplier<List<TransactWriteItem>> writes) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var parts = writes.get();
            try {
                table.call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(parts)));
                return true;
            } catch (TransactionCanceledException cancelled) {
                if (!Table.isConflict(cancelled)) {
                    return false;
                }
            }
        }
        throw new UnavailableException("DynamoDB: transactions in conflict", null);
    }
}
