package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ostiary.core.recovery.AddressMove;
import ostiary.core.recovery.FormerAddresses;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The parts of the transaction that moves a login to another address.
///
/// @param login its item as it was found, all of which it takes along
record AddressWrites(Table table, AddressMove move, Item login) {

    List<TransactWriteItem> all() {
        return Stream.concat(
                        move.spent().stream().map(change -> spend(AddressItem.key(change.id()))),
                        Stream.of(leave(), arrive(), become(), former()))
                .toList();
    }

    private TransactWriteItem spend(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(key)
                        .updateExpression("SET spent = :yes")
                        .conditionExpression(DynamoDbPasswordResetStore.IS_VALID + " AND attribute_not_exists(spent)")
                        .expressionAttributeValues(Map.of(":yes", fromS("yes"), ":now", number(move.now()))))
                .build();
    }

    private TransactWriteItem leave() {
        var unchanged = Unchanged.of(login);
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table.name())
                        .key(LoginItem.key(move.login().email()))
                        .conditionExpression(unchanged.condition())
                        .expressionAttributeNames(unchanged.names())
                        .expressionAttributeValues(unchanged.values()))
                .build();
    }

    private TransactWriteItem arrive() {
        var item = new HashMap<>(login.attributes());
        item.putAll(LoginItem.key(move.to()));
        item.put(LoginItem.PASSWORD_HASH, fromS(move.hash().text()));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(item)
                        .conditionExpression(Table.IS_FREE)
                        .expressionAttributeValues(table.thisMoment()))
                .build();
    }

    /// Only while what held for the user still holds: a session that was ended since must not be kept.
    private TransactWriteItem become() {
        var seen = move.seen();
        var over = seen.notBefore().filter(move.now()::isBefore).orElse(move.now());
        var values = new HashMap<String, AttributeValue>(Map.of(
                ":to", fromS(move.to().value()),
                ":from", fromS(move.login().email().value()),
                ":now", number(over),
                ":one", UserItem.ONE));
        seen.notBefore().ifPresent(then -> values.put(":then", number(then)));
        seen.kept()
                .ifPresent(other -> values.put(
                        ":other", fromS(UserItem.kept(other, seen.notBefore().orElseThrow()))));
        move.kept().ifPresent(kept -> values.put(":kept", fromS(UserItem.kept(kept.value(), over))));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(UserItem.key(move.login().userId()))
                        .updateExpression((move.kept().isPresent()
                                        ? "SET email = :to, not_before = :now, kept_session = :kept"
                                        : "SET email = :to, not_before = :now REMOVE kept_session")
                                + UserItem.NEW_VERSION)
                        .conditionExpression(PasswordWrites.IS_LET_IN + " AND email = :from"
                                + (seen.notBefore().isPresent()
                                        ? " AND not_before = :then"
                                        : " AND attribute_not_exists(not_before)")
                                + (seen.kept().isPresent() ? " AND kept_session = :other" : ""))
                        .expressionAttributeValues(values))
                .build();
    }

    private TransactWriteItem former() {
        return TransactWriteItem.builder()
                .put(put -> former(put.tableName(table.name()), move.former(), move))
                .build();
    }

    private static void former(Put.Builder put, FormerAddresses former, AddressMove move) {
        put.item(FormerItem.write(former, move.now()).attributes());
        if (former.version() == 1) {
            put.conditionExpression("attribute_not_exists(pk)");
        } else {
            put.conditionExpression("version = :before")
                    .expressionAttributeValues(Map.of(":before", number(former.version() - 1)));
        }
    }
}
