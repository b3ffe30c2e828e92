package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValue.ALL_NEW;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ostiary.core.recovery.AddressChange;
import ostiary.core.recovery.AddressMove;
import ostiary.core.recovery.AddressStore;
import ostiary.core.recovery.FormerAddresses;
import ostiary.core.recovery.Mailed;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one item a request, and one for the addresses that a user has left. One transaction moves a login.
public final class DynamoDbAddressStore implements AddressStore {
    private final Table table;

    public DynamoDbAddressStore(Table table) {
        this.table = table;
    }

    @Override
    public void keep(AddressChange change) {
        var item = AddressItem.write(change).attributes();
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item)));
    }

    @Override
    public Optional<AddressChange> find(Sha256 id, Instant now) {
        return table.find(AddressItem.key(id))
                .map(AddressItem::read)
                .filter(change -> change.expiresAt().isAfter(now));
    }

    @Override
    public Optional<AddressChange> countTry(Sha256 id, Instant now) {
        try {
            var counted = table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(AddressItem.key(id))
                    .updateExpression("SET tries = tries + :one")
                    .conditionExpression(DynamoDbPasswordResetStore.IS_VALID + " AND tries < :most")
                    .expressionAttributeValues(
                            Map.of(":one", number(1), ":most", number(Mailed.MOST_TRIES), ":now", number(now)))
                    .returnValues(ALL_NEW)));
            return Optional.of(AddressItem.read(new Item(counted.attributes())));
        } catch (ConditionalCheckFailedException overOrGone) {
            return Optional.empty();
        }
    }

    @Override
    public boolean move(AddressMove move) {
        var login = table.find(LoginItem.key(move.login().email()))
                .filter(item -> LoginItem.read(item).equals(move.login()))
                .filter(item -> !item.has(LoginItem.DISABLED) && !item.has(LoginItem.TAKING_BACK));
        if (login.isEmpty()) {
            return false;
        }
        return table.isWrittenInTheEnd(new AddressWrites(table, move, login.get()).all());
    }

    @Override
    public void done(Sha256 id) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(AddressItem.key(id))
                    .updateExpression("SET done = :yes")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":yes", fromS("yes")))));
        } catch (ConditionalCheckFailedException gone) {
            // It has expired meanwhile, and was removed.
        }
    }

    @Override
    public FormerAddresses former(UserId user, Instant now) {
        return table.find(FormerItem.key(user))
                .map(FormerItem::read)
                .orElseGet(() -> FormerAddresses.none(user))
                .at(now);
    }

    @Override
    public boolean replace(FormerAddresses former, Instant now) {
        try {
            table.call(dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name())
                    .item(FormerItem.write(former, now).attributes())
                    .conditionExpression("version = :before")
                    .expressionAttributeValues(Map.of(":before", number(former.version() - 1)))));
            return true;
        } catch (ConditionalCheckFailedException changedMeanwhile) {
            return false;
        }
    }
}
