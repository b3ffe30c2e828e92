package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.core.UnavailableException;
import ostiary.core.factor.FactorName;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Adapter: the items of [PasskeyItem]. How many there are changes in the transaction that adds or removes one.
public final class DynamoDbPasskeyStore implements PasskeyStore {
    private static final int TRIES = 8;

    private final Table table;

    public DynamoDbPasskeyStore(Table table) {
        this.table = table;
    }

    @Override
    public List<Passkey> list(UserId user) {
        return query(user, PasskeyItem.PASSKEY)
                .map(PasskeyItem::read)
                .sorted(Comparator.comparing(Passkey::createdAt))
                .toList();
    }

    @Override
    public Optional<Passkey> find(UserId user, PasskeyId id) {
        return query(user, new Item(PasskeyItem.key(user, id)).sort())
                .map(PasskeyItem::read)
                .findFirst();
    }

    private Stream<Item> query(UserId user, String beginning) {
        var values = Map.of(":user", fromS(FactorItem.partition(user)), ":beginning", fromS(beginning));
        return table
                .call(dynamoDb -> dynamoDb.query(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :user AND begins_with(sk, :beginning)")
                        .expressionAttributeValues(values)
                        .consistentRead(true)))
                .items()
                .stream()
                .map(Item::new);
    }

    @Override
    public boolean add(UserId user, Passkey passkey) {
        var put = TransactWriteItem.builder()
                .put(write -> write.tableName(table.name())
                        .item(PasskeyItem.write(user, passkey).attributes())
                        .conditionExpression("attribute_not_exists(pk)"))
                .build();
        return isChanged(user, passkey.id(), put, 1);
    }

    @Override
    public boolean remove(UserId user, PasskeyId id) {
        var delete = TransactWriteItem.builder()
                .delete(write -> write.tableName(table.name())
                        .key(PasskeyItem.key(user, id))
                        .conditionExpression("attribute_exists(pk)"))
                .build();
        return isChanged(user, id, delete, -1);
    }

    /// @param by one more, or one less
    private boolean isChanged(UserId user, PasskeyId id, TransactWriteItem write, int by) {
        var sort = new Item(PasskeyItem.key(user, id)).sort();
        for (int tries = 1; tries <= TRIES; tries++) {
            var items = query(user, PasskeyItem.ALL).toList();
            boolean isPresent = items.stream().map(Item::sort).anyMatch(sort::equals);
            long count = items.stream()
                    .filter(item -> item.sort().equals(PasskeyItem.COUNT))
                    .mapToLong(item -> item.number(PasskeyItem.HOW_MANY))
                    .sum();
            if (by > 0 ? isPresent || count >= Passkey.MOST : !isPresent) {
                return false;
            }
            if (table.isWritten(List.of(write, count(user, count, count + by)))) {
                return true;
            }
        }
        throw new UnavailableException("DynamoDB: changes of a user's passkeys in conflict", null);
    }

    private TransactWriteItem count(UserId user, long before, long now) {
        var item = Item.of(PasskeyItem.countKey(user)).put(PasskeyItem.HOW_MANY, now);
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(item.attributes())
                        .conditionExpression(
                                before == 0 ? "attribute_not_exists(pk) OR how_many = :before" : "how_many = :before")
                        .expressionAttributeValues(Map.of(":before", number(before))))
                .build();
    }

    @Override
    public boolean rename(UserId user, PasskeyId id, FactorName name) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(PasskeyItem.key(user, id))
                    .updateExpression("SET #name = :name")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeNames(Map.of("#name", "name"))
                    .expressionAttributeValues(Map.of(":name", fromS(name.text())))));
            return true;
        } catch (ConditionalCheckFailedException gone) {
            return false;
        }
    }

    /// Leaves a mark of its own, by which the client's second try of a write whose answer was lost is known.
    @Override
    public boolean use(UserId user, PasskeyId id, long signCount, Instant now) {
        var mark = WriteMark.fresh();
        Map<String, AttributeValue> values =
                Map.of(":count", number(signCount), ":now", number(now), ":mark", fromS(mark));
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(PasskeyItem.key(user, id))
                    .updateExpression("SET sign_count = :count, last_used_at = :now, used_by = :mark")
                    .conditionExpression(signCount == 0 ? "sign_count = :count" : "sign_count < :count")
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(ALL_OLD)));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            return WriteMark.isIn(refused, mark);
        }
    }
}
