package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.blueprint.ClientAttributes;
import ostiary.blueprint.TableShape;
import ostiary.core.client.ClientName;
import ostiary.core.client.ClientStore;
import ostiary.core.client.RegisteredClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Adapter: one item per client, and beside it one in a partition of ids, by which all clients are found.
public final class DynamoDbClientStore implements ClientStore {
    private final Table table;

    public DynamoDbClientStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<RegisteredClient> find(String id) {
        return table.find(ClientItem.key(id)).map(ClientItem::read);
    }

    /// The leader is asked for a client that a replica does not have yet.
    @Override
    public Optional<RegisteredClient> glance(String id) {
        return table.glance(ClientItem.key(id)).map(ClientItem::read).or(() -> find(id));
    }

    /// Asks for what the functions may read that list sessions, and for nothing else.
    @Override
    public Optional<ClientName> name(String id) {
        var found = table.call(dynamoDb -> dynamoDb.getItem(get -> get.tableName(table.name())
                .key(ClientItem.key(id))
                .projectionExpression("#name, created_at")
                .expressionAttributeNames(Map.of("#name", ClientAttributes.NAME))));
        return found.hasItem() ? Optional.of(ClientItem.readName(new Item(found.item()))) : Optional.empty();
    }

    /// Asks for what the function may read that tells user info, and for nothing else.
    @Override
    public Set<String> origins(String id) {
        var found = table.call(dynamoDb -> dynamoDb.getItem(get -> get.tableName(table.name())
                .key(ClientItem.key(id))
                .projectionExpression(ClientAttributes.ORIGINS)
                .consistentRead(true)));
        return found.hasItem() ? new Item(found.item()).set(ClientAttributes.ORIGINS) : Set.of();
    }

    @Override
    public boolean add(RegisteredClient client) {
        return table.isWrittenInTheEnd(List.of(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table.name())
                                .item(ClientItem.write(client).attributes())
                                .conditionExpression("attribute_not_exists(pk)"))
                        .build(),
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table.name()).item(listed(client.id())))
                        .build()));
    }

    @Override
    public boolean replace(RegisteredClient known, RegisteredClient changed) {
        var change = ItemChange.between(ClientItem.write(known), ClientItem.write(changed));
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(ClientItem.key(changed.id()))
                    .updateExpression(change.expression())
                    .conditionExpression("#version = :known")
                    .expressionAttributeNames(change.names(Map.of("#version", ClientAttributes.VERSION)))
                    .expressionAttributeValues(change.values(Map.of(":known", number(known.version()))))));
            return true;
        } catch (ConditionalCheckFailedException changedMeanwhile) {
            // This very write, done by a first try whose answer was lost, is done.
            return find(changed.id()).filter(changed::equals).isPresent();
        }
    }

    @Override
    public boolean remove(String id) {
        return table.isWrittenInTheEnd(List.of(
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table.name())
                                .key(ClientItem.key(id))
                                .conditionExpression("attribute_exists(pk)"))
                        .build(),
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table.name()).key(listed(id)))
                        .build()));
    }

    @Override
    public List<String> ids() {
        return table.call(dynamoDb -> dynamoDb
                .queryPaginator(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :clients")
                        .expressionAttributeValues(Map.of(":clients", fromS(TableShape.CLIENTS)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> new Item(item).sort())
                .toList());
    }

    private static Map<String, AttributeValue> listed(String id) {
        return Table.key(TableShape.CLIENTS, id);
    }
}
