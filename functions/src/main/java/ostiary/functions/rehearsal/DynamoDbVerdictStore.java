package ostiary.functions.rehearsal;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import ostiary.adapters.dynamodb.Item;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.TableShape;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Adapter: one item per release, deleted by TTL some time after it has run out.
public final class DynamoDbVerdictStore implements VerdictStore {
    private static final String WALKER = "walker";
    private static final String HOLDS_UNTIL = "holds_until";
    private static final String VERDICT = "verdict";
    private static final String PASSED = "passed";
    private static final String FAILED = "failed";
    private static final String FAILED_AT = "failed_at";
    private static final String FAILED_WITH = "failed_with";

    /// Holds for a verdict that the walker may still write.
    private static final String MINE = "walker = :walker AND attribute_not_exists(verdict)";

    private static final Duration KEPT = Duration.ofDays(1);

    private final Table table;

    public DynamoDbVerdictStore(Table table) {
        this.table = table;
    }

    @Override
    public Standing take(String release, String walker, Instant now, Instant until) {
        var item = Item.of(key(release))
                .put(WALKER, walker)
                .put(HOLDS_UNTIL, until)
                .expiresAt(until.plus(KEPT))
                .attributes();
        try {
            table.call(dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name())
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk) OR holds_until <= :now OR (" + MINE + ")")
                    .expressionAttributeValues(Map.of(":now", Item.number(now), ":walker", fromS(walker)))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new Standing.Yours();
        } catch (ConditionalCheckFailedException held) {
            return standing(new Item(held.item()));
        }
    }

    @Override
    public boolean renew(String release, String walker, Instant until) {
        return update(release, walker, until, Map.of());
    }

    @Override
    public boolean decide(String release, String walker, Verdict verdict, Instant until) {
        return update(
                release,
                walker,
                until,
                switch (verdict) {
                    case Verdict.Passed() -> Map.of(VERDICT, PASSED);
                    case Verdict.Failed(var step, var seen) ->
                        Map.of(VERDICT, FAILED, FAILED_AT, step, FAILED_WITH, seen);
                });
    }

    private static Standing standing(Item item) {
        return item.find(VERDICT)
                .<Standing>map(verdict -> new Standing.Decided(
                        verdict.equals(PASSED)
                                ? new Verdict.Passed()
                                : new Verdict.Failed(item.string(FAILED_AT), item.string(FAILED_WITH))))
                .orElseGet(Standing.Walking::new);
    }

    private boolean update(String release, String walker, Instant until, Map<String, String> texts) {
        var assignments = new StringBuilder("SET holds_until = :until, expires_at = :end");
        var values = new HashMap<String, AttributeValue>();
        values.put(":walker", fromS(walker));
        values.put(":until", Item.number(until));
        values.put(":end", Item.timeToLive(until.plus(KEPT)));
        texts.forEach((name, text) -> {
            assignments.append(", ").append(name).append(" = :").append(name);
            values.put(":" + name, fromS(text));
        });
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(key(release))
                    .updateExpression(assignments.toString())
                    .conditionExpression(MINE)
                    .expressionAttributeValues(values)));
            return true;
        } catch (ConditionalCheckFailedException lost) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(String release) {
        return Table.key(TableShape.VERDICTS, release);
    }
}
