package ostiary.adapters.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.user.BulkAccountStore.TakeBackResult;
import ostiary.core.user.ImportId;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Takes back what an import made, each account in a transaction with the condition that it is still what was looked
/// at.
public final class ImportedAccounts {
    private static final int TRIES = 5;

    private final Table table;

    public ImportedAccounts(Table table) {
        this.table = table;
    }

    /// Takes back one account.
    public TakeBackResult takeBack(UserId id, ImportId by) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var user = get(UserItem.key(id));
            if (user.isEmpty()) {
                return TakeBackResult.GONE;
            }
            var login = get(LoginItem.key(UserItem.read(user.get()).email()));
            var obstacle = obstacle(id, login, by);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            if (login.isPresent() && isDeleted(user.get(), login.get())) {
                return hasSession(id) ? putBack(user.get(), login.get()) : TakeBackResult.TAKEN_BACK;
            }
        }
        throw new UnavailableException("DynamoDB: transactions in conflict", null);
    }

    private Optional<TakeBackResult> obstacle(UserId id, Optional<Item> login, ImportId by) {
        if (login.isEmpty()) {
            // Somebody else may have taken the account back between the two looks.
            return Optional.of(get(UserItem.key(id)).isEmpty() ? TakeBackResult.GONE : TakeBackResult.CHANGED);
        }
        if (!ImportMark.isOf(login.get(), by)
                || !LoginItem.read(login.get()).userId().equals(id)) {
            return Optional.of(TakeBackResult.OF_ANOTHER);
        }
        if (!ImportMark.isTrue(login.get())) {
            return Optional.of(TakeBackResult.CHANGED);
        }
        return hasSession(id) ? Optional.of(TakeBackResult.HAS_SESSION) : Optional.empty();
    }

    private Optional<Item> get(Map<String, AttributeValue> key) {
        var found = table.call(dynamoDb ->
                dynamoDb.getItem(get -> get.tableName(table.name()).key(key).consistentRead(true)));
        return found.hasItem() ? Optional.of(new Item(found.item())) : Optional.empty();
    }

    private boolean hasSession(UserId id) {
        return !table.call(dynamoDb -> dynamoDb.query(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :user AND begins_with(sk, :sessions)")
                        .expressionAttributeValues(SessionItem.of(id))
                        .limit(1)
                        .consistentRead(true)))
                .items()
                .isEmpty();
    }

    /// @return false if something was changed meanwhile, or is being changed
    private boolean isDeleted(Item user, Item login) {
        try {
            table.call(dynamoDb ->
                    dynamoDb.transactWriteItems(write -> write.transactItems(deletion(login), deletion(user))));
            return true;
        } catch (TransactionCanceledException cancelled) {
            return false;
        }
    }

    /// A login was under way, and its session came to be between the look and the deletion.
    private TakeBackResult putBack(Item user, Item login) {
        table.call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(put(login), put(user))));
        return TakeBackResult.HAS_SESSION;
    }

    /// If it has all these attributes and no others that an account may get.
    private TransactWriteItem deletion(Item item) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        var conditions = new ArrayList<String>();
        item.attributes().forEach((name, value) -> {
            int number = names.size();
            names.put("#a" + number, name);
            values.put(":a" + number, value);
            conditions.add("#a%1$d = :a%1$d".formatted(number));
        });
        for (var name : LoginItem.NOT_ALWAYS) {
            if (!item.attributes().containsKey(name)) {
                conditions.add("attribute_not_exists(#a%d)".formatted(names.size()));
                names.put("#a" + names.size(), name);
            }
        }
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table.name())
                        .key(Table.key(item.partition(), item.sort()))
                        .conditionExpression(String.join(" AND ", conditions))
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .build();
    }

    private TransactWriteItem put(Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(item.attributes())
                        .conditionExpression("attribute_not_exists(pk)"))
                .build();
    }
}
