package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static ostiary.blueprint.FactorAttributes.CODE_HASHES;
import static ostiary.blueprint.FactorAttributes.MISSES;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ostiary.core.factor.Authenticator;
import ostiary.core.factor.FactorHistory;
import ostiary.core.factor.FactorId;
import ostiary.core.factor.FactorStore;
import ostiary.core.factor.Factors;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// Adapter: the items of [FactorItem], and the number of factors in the login's. What uses up a code leaves a
/// mark of its own: the client's second try of a write whose answer was lost is known by it, and refuses
/// nobody.
public final class DynamoDbFactorStore implements FactorStore {
    private final Table table;

    public DynamoDbFactorStore(Table table) {
        this.table = table;
    }

    /// One query, of one unit: they are few and small.
    @Override
    public Factors find(UserId user) {
        var items = items(user);
        return new Factors(
                authenticators(items),
                items.stream()
                        .map(FactorItem::readPending)
                        .flatMap(Optional::stream)
                        .findFirst(),
                items.stream()
                        .flatMap(item -> item.set(CODE_HASHES).stream().map(Sha256::new))
                        .collect(Collectors.toSet()),
                items.stream()
                        .mapToInt(item -> item.has(MISSES) ? item.count(MISSES) : 0)
                        .sum());
    }

    @Override
    public FactorHistory history(UserId user, Instant now) {
        var items = items(user);
        return new FactorHistory(
                authenticators(items),
                items.stream()
                        .filter(item -> item.sort().startsWith(FactorItem.REMOVED))
                        .map(FactorItem::readRemoved)
                        .filter(removed -> removed.isRemembered(now))
                        .toList(),
                items.stream()
                        .map(FactorItem::readCodesMadeAt)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private List<Item> items(UserId user) {
        return table.call(dynamoDb -> dynamoDb
                .queryPaginator(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :user")
                        .expressionAttributeValues(Map.of(":user", fromS(FactorItem.partition(user))))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Item::new)
                .toList());
    }

    private static List<Authenticator> authenticators(List<Item> items) {
        return items.stream()
                .filter(item -> item.sort().startsWith(FactorItem.TOTP))
                .map(FactorItem::read)
                .sorted(Comparator.comparing(Authenticator::createdAt))
                .toList();
    }

    @Override
    public void keep(UserId user, Factors.Pending pending) {
        var item = FactorItem.write(user, pending).attributes();
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item)));
    }

    @Override
    public boolean confirm(Credential login, Authenticator confirmed, Set<Sha256> recoveryCodes) {
        return table.isWritten(new FactorWrites(table.name(), login).confirm(confirmed, recoveryCodes));
    }

    @Override
    public boolean remove(Credential login, FactorId id) {
        return table.isWritten(new FactorWrites(table.name(), login).remove(id));
    }

    @Override
    public boolean retire(Credential login, Authenticator removed, Instant now) {
        return table.isWritten(new FactorWrites(table.name(), login).retire(new FactorHistory.Removed(removed, now)));
    }

    @Override
    public boolean use(UserId user, FactorId id, long step, Sha256 by, Instant now) {
        var mark = by.value();
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(FactorItem.key(user, id))
                    .updateExpression("SET last_step = :step, last_used_at = :now, used_by = :mark")
                    .conditionExpression("last_step < :step")
                    .expressionAttributeValues(Map.of(":step", number(step), ":now", number(now), ":mark", fromS(mark)))
                    .returnValuesOnConditionCheckFailure(ALL_OLD)));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            return WriteMark.isIn(refused, mark);
        }
    }

    @Override
    public Optional<Integer> spend(UserId user, Sha256 recoveryCode, Sha256 by) {
        var mark = by.value();
        try {
            var left = table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(FactorItem.recoveryKey(user))
                    .updateExpression("SET used_by = :mark REMOVE misses DELETE code_hashes :codes")
                    .conditionExpression("contains(code_hashes, :code)")
                    .expressionAttributeValues(Map.of(
                            ":mark", fromS(mark),
                            ":code", fromS(recoveryCode.value()),
                            ":codes", fromSs(List.of(recoveryCode.value()))))
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ALL_OLD)));
            return Optional.of(new Item(left.attributes()).set(CODE_HASHES).size());
        } catch (ConditionalCheckFailedException refused) {
            return WriteMark.isIn(refused, mark)
                    ? Optional.of(new Item(refused.item()).set(CODE_HASHES).size())
                    : Optional.empty();
        }
    }

    @Override
    public int miss(UserId user) {
        return counted(user, "ADD misses :one", Map.of(":one", number(1)))
                .map(item -> item.count(MISSES))
                .orElse(0);
    }

    @Override
    public void forgive(UserId user) {
        counted(user, "REMOVE misses", null);
    }

    /// The item with the count as it is then; empty if the user has no factor.
    private Optional<Item> counted(UserId user, String change, @Nullable Map<String, AttributeValue> values) {
        try {
            var now = table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(FactorItem.recoveryKey(user))
                    .updateExpression(change)
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_NEW)));
            return Optional.of(new Item(now.attributes()));
        } catch (ConditionalCheckFailedException nothingToCount) {
            return Optional.empty();
        }
    }

    @Override
    public boolean replaceRecoveryCodes(UserId user, Set<Sha256> recoveryCodes, Instant now) {
        var item = FactorItem.write(user, recoveryCodes, now).attributes();
        try {
            table.call(dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name())
                    .item(item)
                    // Of an account that will be deleted they expire, and must not be made to stay.
                    .conditionExpression("attribute_exists(pk) AND attribute_not_exists(expires_at)")));
            return true;
        } catch (ConditionalCheckFailedException nothingToReplace) {
            return false;
        }
    }
}
