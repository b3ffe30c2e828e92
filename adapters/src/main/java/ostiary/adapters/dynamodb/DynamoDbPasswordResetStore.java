package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValue.ALL_NEW;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.UserAttributes;
import ostiary.core.UnavailableException;
import ostiary.core.recovery.PasswordReset;
import ostiary.core.recovery.PasswordResetStore;
import ostiary.core.token.Sha256;
import ostiary.core.user.SealedHash;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Adapter: one item a request. One transaction spends it, sets the password and ends the user's sessions.
public final class DynamoDbPasswordResetStore implements PasswordResetStore {
    private static final int TRIES = 8;
    static final String IS_VALID = "attribute_exists(pk) AND valid_until > :now";

    /// The last part of the transaction.
    private static final int OF_THE_USER = 2;

    private final Table table;

    public DynamoDbPasswordResetStore(Table table) {
        this.table = table;
    }

    @Override
    public void keep(PasswordReset reset) {
        var item = ResetItem.write(reset).attributes();
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item)));
    }

    @Override
    public Optional<PasswordReset> find(Sha256 id, Instant now) {
        return table.find(ResetItem.key(id))
                .map(ResetItem::read)
                .filter(reset -> reset.expiresAt().isAfter(now));
    }

    @Override
    public Optional<PasswordReset> countTry(Sha256 id, Instant now) {
        try {
            var counted = table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(ResetItem.key(id))
                    .updateExpression("SET tries = tries + :one")
                    .conditionExpression(IS_VALID + " AND tries < :most")
                    .expressionAttributeValues(
                            Map.of(":one", number(1), ":most", number(PasswordReset.MOST_TRIES), ":now", number(now)))
                    .returnValues(ALL_NEW)));
            return Optional.of(ResetItem.read(new Item(counted.attributes())));
        } catch (ConditionalCheckFailedException overOrGone) {
            return Optional.empty();
        }
    }

    @Override
    public boolean redeem(PasswordReset reset, SealedHash from, SealedHash to, Instant now) {
        var writes = new PasswordWrites(table, reset.user());
        var over = now;
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                var parts = new TransactWriteItem[] {
                    spend(reset, now), writes.login(reset.email(), from, to), writes.sessionsOver(over)
                };
                table.call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(parts)));
                return true;
            } catch (TransactionCanceledException cancelled) {
                if (!Table.isConflict(cancelled)) {
                    var later = overLater(cancelled);
                    if (later.isEmpty()) {
                        return false;
                    }
                    over = later.get();
                }
            }
        }
        throw new UnavailableException("DynamoDB: transactions in conflict", null);
    }

    private TransactWriteItem spend(PasswordReset reset, Instant now) {
        var next = reset.spent().orElseThrow(() -> new IllegalArgumentException("a reset that is spent for nothing"));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(ResetItem.key(reset.id()))
                        .updateExpression("SET spent_for = :next")
                        .conditionExpression(IS_VALID + " AND attribute_not_exists(spent_for)")
                        .expressionAttributeValues(Map.of(":next", fromS(next.value()), ":now", number(now))))
                .build();
    }

    /// Until when sessions are over already, if that is all that is in the way: a clock elsewhere is ahead.
    private static Optional<Instant> overLater(TransactionCanceledException cancelled) {
        var reasons = cancelled.cancellationReasons();
        boolean isAll =
                reasons.stream().filter(DynamoDbPasswordResetStore::isRefused).count() == 1
                        && isRefused(reasons.get(OF_THE_USER));
        return Optional.of(reasons.get(OF_THE_USER))
                .filter(reason -> isAll && reason.hasItem())
                .map(reason -> new Item(reason.item()))
                .filter(user -> !user.has(UserAttributes.DISABLED))
                .flatMap(user -> user.findInstant(UserAttributes.NOT_BEFORE));
    }

    private static boolean isRefused(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    @Override
    public void done(Sha256 id) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(ResetItem.key(id))
                    .updateExpression("SET done = :yes")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":yes", fromS("yes")))));
        } catch (ConditionalCheckFailedException gone) {
            // It has expired meanwhile, and was removed.
        }
    }
}
