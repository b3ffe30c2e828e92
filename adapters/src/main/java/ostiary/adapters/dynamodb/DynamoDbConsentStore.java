package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.core.consent.Consent;
import ostiary.core.consent.ConsentStore;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one item per consent, in a partition of its user's.
public final class DynamoDbConsentStore implements ConsentStore {
    private final Table table;

    public DynamoDbConsentStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Consent> find(UserId user, String clientId) {
        return table.find(ConsentItem.key(user, clientId)).map(ConsentItem::read);
    }

    @Override
    public Optional<Consent> glance(UserId user, String clientId) {
        return table.glance(ConsentItem.key(user, clientId)).map(ConsentItem::read);
    }

    /// There are few of them: what is withdrawn is gone within days, and the rest is bounded.
    @Override
    public List<Consent> list(UserId user) {
        return table.call(dynamoDb -> dynamoDb
                .queryPaginator(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :user")
                        .expressionAttributeValues(Map.of(":user", ConsentItem.partition(user))))
                .items()
                .stream()
                .map(item -> ConsentItem.read(new Item(item)))
                .toList());
    }

    @Override
    public void forgetAll(UserId user) {
        new Partition(table, ConsentItem.partition(user)).forget(_ -> true);
    }

    @Override
    public boolean put(UserId user, Optional<Consent> known, Consent changed) {
        var item = ConsentItem.write(user, changed).attributes();
        var condition = known.isEmpty() ? "attribute_not_exists(pk)" : "#version = :known";
        Map<String, String> names = known.isEmpty() ? null : Map.of("#version", ConsentItem.VERSION);
        Map<String, AttributeValue> values =
                known.map(before -> Map.of(":known", number(before.version()))).orElse(null);
        try {
            table.call(dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name())
                    .item(item)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(ALL_OLD)));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            // This very write, done by a first try whose answer was lost, is done.
            return refused.hasItem()
                    && ConsentItem.read(new Item(refused.item())).equals(changed);
        }
    }
}
