package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static ostiary.blueprint.UserAttributes.DELETES_AT;
import static ostiary.blueprint.UserAttributes.DELETION_FINAL;
import static ostiary.blueprint.UserAttributes.DELETION_REFUSED;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.core.deletion.SagaStanding;
import ostiary.core.deletion.SagaStore;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: what is final, and what was refused, are attributes of the user's item; they go with it.
public final class DynamoDbSagaStore implements SagaStore {
    private final Table table;

    public DynamoDbSagaStore(Table table) {
        this.table = table;
    }

    @Override
    public SagaStanding find(UserId user, Instant at) {
        return table.find(UserItem.key(user)).map(item -> standing(item, at)).orElse(SagaStanding.FINAL);
    }

    private static SagaStanding standing(Item item, Instant at) {
        if (item.findInstant(DELETES_AT).filter(at::equals).isPresent()) {
            return item.has(DELETION_FINAL) ? SagaStanding.FINAL : SagaStanding.PENDING;
        }
        return item.findInstant(DELETION_REFUSED).filter(at::equals).isPresent()
                ? SagaStanding.REFUSED
                : SagaStanding.OVER;
    }

    @Override
    public SagaStanding finish(UserId user, Instant at) {
        return isChanged(user, at, "SET deletion_final = :yes", "deletes_at = :at", Map.of(":yes", fromS("yes")))
                ? SagaStanding.FINAL
                : find(user, at);
    }

    @Override
    public boolean callOff(UserId user, Optional<Credential> login, Instant now, Instant at) {
        var accounts = new AccountsToDelete(table);
        return accounts.find(user, login)
                .filter(account -> accounts.isWritten(() -> new DeletionWrites(table, account, at)
                        .callOff(now, AccountsToDelete.over(account, now))
                        .toList()))
                .isPresent();
    }

    @Override
    public void told(UserId user, Instant at) {
        isChanged(user, at, "REMOVE deletion_refused", "deletion_refused = :at", Map.of());
    }

    private boolean isChanged(
            UserId user, Instant at, String change, String condition, Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":at", number(at));
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(UserItem.key(user))
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeValues(all)));
            return true;
        } catch (ConditionalCheckFailedException another) {
            return false;
        }
    }
}
