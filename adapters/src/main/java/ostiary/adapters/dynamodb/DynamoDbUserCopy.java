package ostiary.adapters.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.SearchShape;
import ostiary.core.search.SearchEntry;
import ostiary.core.search.UserCopy;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: the copy in its own table, each change of it one `PutItem` with a condition. Only who repairs it deletes.
public final class DynamoDbUserCopy implements UserCopy {
    private static final String OLDER = "attribute_not_exists(#version) OR #version < :version";
    private static final String NOT_NEWER = "attribute_not_exists(#version) OR #version <= :version";

    private final Table table;

    /// @param table of [SearchShape]
    public DynamoDbUserCopy(Table table) {
        this.table = table;
    }

    @Override
    public boolean putIfNewer(SearchEntry entry, long version) {
        return put(SearchItem.write(entry, version), OLDER, version);
    }

    @Override
    public boolean putUnlessOlder(SearchEntry entry, long version) {
        return put(SearchItem.write(entry, version), NOT_NEWER, version);
    }

    @Override
    public boolean replace(SearchEntry entry, long version, long there) {
        return put(SearchItem.write(entry, version), "#version = :version", there);
    }

    @Override
    public boolean bury(UserId user, long version) {
        var expiry = table.clock().instant().plus(SearchItem.LATEST);
        return put(SearchItem.tombstone(user, version, expiry), OLDER, BURIED);
    }

    @Override
    public boolean forget(UserId user) {
        try {
            table.call(dynamoDb -> dynamoDb.deleteItem(delete -> delete.tableName(table.name())
                    .key(SearchItem.key(user))
                    .conditionExpression("#version = :version")
                    .expressionAttributeNames(Map.of("#version", SearchItem.VERSION))
                    .expressionAttributeValues(Map.of(":version", Item.number(0)))));
            return true;
        } catch (ConditionalCheckFailedException another) {
            return false;
        }
    }

    private boolean put(Map<String, AttributeValue> item, String condition, long version) {
        try {
            table.call(dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name())
                    .item(item)
                    .conditionExpression(condition)
                    .expressionAttributeNames(Map.of("#version", SearchItem.VERSION))
                    .expressionAttributeValues(Map.of(":version", Item.number(version)))));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            return false;
        }
    }

    @Override
    public Optional<Held> find(UserId user) {
        var found = table.call(dynamoDb -> dynamoDb.getItem(
                get -> get.tableName(table.name()).key(SearchItem.key(user)).consistentRead(true)));
        return found.hasItem() ? Optional.of(SearchItem.held(new Item(found.item()))) : Optional.empty();
    }

    @Override
    public Page list(Optional<UserId> after, int most) {
        var names = new HashMap<>(Map.of("#version", SearchItem.VERSION));
        names.put("#user", SearchShape.PARTITION_KEY);
        var scanned = table.call(dynamoDb -> dynamoDb.scan(scan -> scan.tableName(table.name())
                .filterExpression("#version < :buried")
                .projectionExpression("#user")
                .expressionAttributeNames(names)
                .expressionAttributeValues(Map.of(":buried", Item.number(BURIED)))
                .exclusiveStartKey(after.map(SearchItem::key).orElse(null))
                .consistentRead(true)
                .limit(most)));
        return new Page(
                scanned.items().stream().map(SearchItem::user).toList(),
                scanned.hasLastEvaluatedKey()
                        ? Optional.of(SearchItem.user(scanned.lastEvaluatedKey()))
                        : Optional.empty());
    }
}
