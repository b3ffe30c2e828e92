package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static ostiary.blueprint.UserAttributes.DELETES_AT;
import static ostiary.blueprint.UserAttributes.DELETION_TOLD;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ostiary.core.deletion.DeletionStore;
import ostiary.core.deletion.PendingDeletion;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one transaction gives each item of an account its TTL, and those that decide who gets in the instant to the
/// millisecond, by which every reader judges: DynamoDB may remove items days late.
public final class DynamoDbDeletionStore implements DeletionStore {
    private final Table table;

    public DynamoDbDeletionStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<PendingDeletion> find(UserId user) {
        return table.find(UserItem.key(user))
                .flatMap(item ->
                        item.findInstant(DELETES_AT).map(at -> new PendingDeletion(at, item.has(DELETION_TOLD))));
    }

    @Override
    public boolean request(UserId user, Optional<Credential> login, Instant now, Instant at) {
        var accounts = new AccountsToDelete(table);
        return accounts.find(user, login)
                .filter(account -> accounts.isWritten(
                        () -> new DeletionWrites(table, account, at).mark(AccountsToDelete.over(account, now))))
                .isPresent();
    }

    @Override
    public void told(UserId user, Instant at) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(UserItem.key(user))
                    .updateExpression("SET deletion_told = :yes")
                    .conditionExpression("deletes_at = :at")
                    .expressionAttributeValues(Map.of(":yes", fromS("yes"), ":at", number(at)))));
        } catch (ConditionalCheckFailedException calledOff) {
            // There is nothing more to be told of it.
        }
    }
}
