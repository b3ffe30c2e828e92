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
import ostiary.core.factor.FactorName;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: the items of [PasskeyItem], which change by the transactions of [PasskeyWrites].
public final class DynamoDbPasskeyStore implements PasskeyStore {
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
    public boolean add(UserId user, Passkey passkey, Optional<Instant> seen) {
        return table.isWrittenInTheEnd(PasskeyWrites.add(table.name(), user, passkey, seen));
    }

    @Override
    public boolean remove(UserId user, PasskeyId id) {
        return table.isWrittenInTheEnd(PasskeyWrites.remove(table.name(), user, id));
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
