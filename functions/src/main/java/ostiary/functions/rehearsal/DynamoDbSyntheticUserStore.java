package ostiary.functions.rehearsal;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import ostiary.adapters.dynamodb.ClientItem;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.Item;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.TableShape;
import ostiary.core.client.RegisteredClient;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Adapter: one item per announced user, in one partition. All other items of a user are in partitions that bear
/// its names; those are emptied, whatever they contain.
public final class DynamoDbSyntheticUserStore implements SyntheticUserStore {
    private static final String SINCE = "since";

    private final Table table;

    public DynamoDbSyntheticUserStore(Table table) {
        this.table = table;
    }

    /// The record has no TTL: as long as the account exists, something must record it.
    @Override
    public void announce(SyntheticUser user) {
        var item = Item.of(key(user)).put(SINCE, user.since()).attributes();
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item)));
    }

    @Override
    public void register(SyntheticUser user, RegisteredClient client) {
        var item = ClientItem.write(client).attributes();
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item)));
    }

    @Override
    public void remove(SyntheticUser user) {
        Stream.of(
                        TableShape.USER + user.id(),
                        TableShape.SESSIONS + user.id(),
                        TableShape.LOGIN + user.email().value(),
                        TableShape.SIGN_UP + user.email().value(),
                        TableShape.CLIENT + user.clientId(),
                        TableShape.REVOKED_TOKENS + user.clientId())
                .flatMap(partition -> items(partition).stream())
                .forEach(item -> delete(Table.key(item.partition(), item.sort())));
        user.attempts().forEach(window -> delete(DynamoDbAttemptStore.key(window)));
        delete(key(user));
    }

    @Override
    public List<SyntheticUser> announcedBefore(Instant then) {
        return items(TableShape.REHEARSALS).stream()
                .map(item -> new SyntheticUser(new UserId(UUID.fromString(item.sort())), item.instant(SINCE)))
                .filter(user -> user.since().isBefore(then))
                .toList();
    }

    private static Map<String, AttributeValue> key(SyntheticUser user) {
        return Table.key(TableShape.REHEARSALS, user.id().toString());
    }

    private List<Item> items(String partition) {
        return table.call(dynamoDb -> dynamoDb
                .queryPaginator(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :partition")
                        .expressionAttributeValues(Map.of(":partition", fromS(partition)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Item::new)
                .toList());
    }

    private void delete(Map<String, AttributeValue> key) {
        table.call(dynamoDb ->
                dynamoDb.deleteItem(delete -> delete.tableName(table.name()).key(key)));
    }
}
