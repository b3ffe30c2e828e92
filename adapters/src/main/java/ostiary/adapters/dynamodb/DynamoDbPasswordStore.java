package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ostiary.core.recovery.PasswordStore;
import ostiary.core.user.Credential;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Adapter: one transaction sets the password and ends the user's other sessions.
public final class DynamoDbPasswordStore implements PasswordStore {
    private final Table table;

    public DynamoDbPasswordStore(Table table) {
        this.table = table;
    }

    @Override
    public boolean change(Credential login, UserStatus seen, SealedHash to, UUID kept, Instant now) {
        var writes = new PasswordWrites(table, login.userId());
        return table.isWrittenInTheEnd(
                List.of(writes.login(login.email(), login.passwordHash(), to), othersOver(login, seen, kept, now)));
    }

    /// Only while what held for the user still holds: a session that was ended since must not be kept.
    private TransactWriteItem othersOver(Credential login, UserStatus seen, UUID kept, Instant now) {
        var over = seen.notBefore().filter(now::isBefore).orElse(now);
        var values = new HashMap<String, AttributeValue>(Map.of(
                ":now", number(over),
                ":kept", fromS(UserItem.kept(kept, over)),
                ":changed", number(now),
                ":one", UserItem.ONE));
        seen.notBefore().ifPresent(then -> values.put(":then", number(then)));
        seen.kept()
                .ifPresent(other -> values.put(
                        ":other", fromS(UserItem.kept(other, seen.notBefore().orElseThrow()))));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(UserItem.key(login.userId()))
                        .updateExpression("SET not_before = :now, kept_session = :kept, password_changed_at = :changed"
                                + UserItem.NEW_VERSION)
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
