package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes of the transactions by which a user gets or loses a passkey. The user's item says how many there are: so
/// none comes beyond the bound, and none to an account that is to end, whose items are marked by then.
final class PasskeyWrites {
    private PasskeyWrites() {}

    static List<TransactWriteItem> add(String table, UserId user, Passkey passkey, Optional<Instant> seen) {
        var values = new HashMap<>(Map.of(":zero", number(0), ":one", number(1), ":most", number(Passkey.MOST)));
        seen.ifPresent(then -> values.put(":then", number(then)));
        var put = TransactWriteItem.builder()
                .put(write -> write.tableName(table)
                        .item(PasskeyItem.write(user, passkey).attributes())
                        .conditionExpression("attribute_not_exists(pk)"))
                .build();
        var count = count(
                table,
                user,
                "SET passkeys = if_not_exists(passkeys, :zero) + :one",
                PasswordWrites.IS_LET_IN
                        + " AND attribute_not_exists(deletes_at)"
                        + " AND (attribute_not_exists(passkeys) OR passkeys < :most) AND "
                        + (seen.isPresent() ? "not_before = :then" : "attribute_not_exists(not_before)"),
                values);
        return List.of(put, count);
    }

    static List<TransactWriteItem> remove(String table, UserId user, PasskeyId id) {
        var delete = TransactWriteItem.builder()
                .delete(write -> write.tableName(table)
                        .key(PasskeyItem.key(user, id))
                        .conditionExpression("attribute_exists(pk)"))
                .build();
        // A version of before kept the count elsewhere: a passkey goes in any case.
        var count = count(
                table,
                user,
                "SET passkeys = if_not_exists(passkeys, :one) - :one",
                "attribute_exists(pk)",
                Map.of(":one", number(1)));
        return List.of(delete, count);
    }

    private static TransactWriteItem count(
            String table, UserId user, String change, String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(UserItem.key(user))
                        .updateExpression(change)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values))
                .build();
    }
}
