package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import ostiary.core.UnavailableException;
import ostiary.core.recovery.PasswordStore;
import ostiary.core.user.Credential;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Adapter: one transaction sets the password and ends the user's other sessions.
public final class DynamoDbPasswordStore implements PasswordStore {
    private static final int TRIES = 8;

    private final Table table;

    public DynamoDbPasswordStore(Table table) {
        this.table = table;
    }

    @Override
    public boolean change(Credential login, UserStatus seen, SealedHash to, UUID kept, Instant now) {
        var writes = new PasswordWrites(table, login.userId());
        var parts = new TransactWriteItem[] {
            writes.login(login.email(), login.passwordHash(), to), othersOver(login, seen, kept, now)
        };
        for (int tries = 1; tries <= TRIES; tries++) {
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

    /// Only while what held for the user still holds: a session that was ended since must not be kept.
    private TransactWriteItem othersOver(Credential login, UserStatus seen, UUID kept, Instant now) {
        var over = seen.notBefore().filter(now::isBefore).orElse(now);
        var values = new HashMap<String, AttributeValue>(
                Map.of(":now", number(over), ":kept", fromS(UserItem.kept(kept, over))));
        seen.notBefore().ifPresent(then -> values.put(":then", number(then)));
        seen.kept()
                .ifPresent(other -> values.put(
                        ":other", fromS(UserItem.kept(other, seen.notBefore().orElseThrow()))));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(UserItem.key(login.userId()))
                        .updateExpression("SET not_before = :now, kept_session = :kept")
                        .conditionExpression(PasswordWrites.IS_LET_IN
                                + " AND attribute_not_exists(deletes_at)"
                                + (seen.notBefore().isPresent()
                                        ? " AND not_before = :then"
                                        : " AND attribute_not_exists(not_before)")
                                + (seen.kept().isPresent() ? " AND kept_session = :other" : ""))
                        .expressionAttributeValues(values))
                .build();
    }
}
