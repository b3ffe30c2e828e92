package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.core.deletion.KeepOffer;
import ostiary.core.deletion.KeepOfferStore;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Adapter: one item an offer. One transaction spends it and takes the marks off all items of the account.
public final class DynamoDbKeepOfferStore implements KeepOfferStore {
    private final Table table;

    public DynamoDbKeepOfferStore(Table table) {
        this.table = table;
    }

    @Override
    public void keep(KeepOffer offer) {
        var item = KeepItem.write(offer).attributes();
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item)));
    }

    @Override
    public Optional<KeepOffer> find(Sha256 id, Instant now) {
        return table.find(KeepItem.key(id))
                .map(KeepItem::read)
                .filter(offer -> offer.expiresAt().isAfter(now));
    }

    @Override
    public boolean redeem(KeepOffer offer, Optional<Credential> login, Instant now) {
        var accounts = new AccountsToDelete(table);
        return accounts.find(offer.user(), login)
                .filter(account -> accounts.isWritten(() -> Stream.concat(
                                Stream.of(spend(offer, now)),
                                new DeletionWrites(table, account, offer.deletesAt())
                                        .unmark(now, AccountsToDelete.over(account, now)))
                        .toList()))
                .isPresent();
    }

    private TransactWriteItem spend(KeepOffer offer, Instant now) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(KeepItem.key(offer.id()))
                        .updateExpression("SET spent = :yes")
                        .conditionExpression(
                                "attribute_exists(pk) AND valid_until > :now AND attribute_not_exists(spent)")
                        .expressionAttributeValues(Map.of(":yes", fromS("yes"), ":now", number(now))))
                .build();
    }

    @Override
    public void done(Sha256 id) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(KeepItem.key(id))
                    .updateExpression("SET done = :yes")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":yes", fromS("yes")))));
        } catch (ConditionalCheckFailedException gone) {
            // It has expired meanwhile, and was removed.
        }
    }
}
