package ostiary.adapters.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.TrailShape;
import ostiary.core.UnavailableException;
import ostiary.core.trail.TrailHead;
import ostiary.core.trail.TrailHeadStore;
import ostiary.core.trail.TrailRecord;
import ostiary.core.trail.TrailShard;
import ostiary.core.trail.TrailSubject;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Adapter: the heads of the audit trail in a table of their own, each move of one a transaction of two or three puts.
public final class DynamoDbTrailHeadStore implements TrailHeadStore {
    /// More than an event can be late: 14 days aside, 7 in a queue and 14 in that of the failed ones.
    private static final Duration KEPT = Duration.ofDays(60);

    private static final String FAILED = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";
    private static final String IS_NEW = "attribute_not_exists(#id)";
    private static final String IS_SAME = "#hash = :hash";

    private final Table table;

    /// @param table of [TrailShape]
    public DynamoDbTrailHeadStore(Table table) {
        this.table = table;
    }

    @Override
    public TrailHead head(TrailShard shard) {
        return table.find(TrailItem.key(shard))
                .map(item -> TrailItem.head(shard, item))
                .orElseGet(() -> TrailHead.none(shard));
    }

    @Override
    public Optional<TrailSubject> subject(UserId user) {
        return table.find(TrailItem.key(user)).map(item -> TrailItem.subject(user, item));
    }

    @Override
    public Move move(TrailHead from, TrailRecord to, String event, Optional<TrailSubject> subject) {
        var expiry = table.clock().instant().plus(KEPT);
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(write(put(TrailItem.mark(event, expiry)), Optional.empty()));
        writes.add(write(
                put(TrailItem.write(TrailHead.pending(to))), Optional.of(from).filter(head -> head.number() > 0)));
        subject.ifPresent(of -> writes.add(TransactWriteItem.builder()
                .put(put(TrailItem.write(of, expiry)).build())
                .build()));
        try {
            table.call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(writes)));
            return Move.MADE;
        } catch (TransactionCanceledException cancelled) {
            return reason(cancelled);
        }
    }

    /// @param same the head that is to be there; empty if no item is
    private static TransactWriteItem write(Put.Builder put, Optional<TrailHead> same) {
        same.ifPresentOrElse(
                head -> put.conditionExpression(IS_SAME)
                        .expressionAttributeNames(Map.of("#hash", TrailItem.HASH))
                        .expressionAttributeValues(hash(head)),
                () -> put.conditionExpression(IS_NEW)
                        .expressionAttributeNames(Map.of("#id", TrailShape.PARTITION_KEY)));
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private Put.Builder put(Map<String, AttributeValue> item) {
        return Put.builder().tableName(table.name()).item(item);
    }

    private static Map<String, AttributeValue> hash(TrailHead head) {
        return Map.of(":hash", AttributeValue.fromS(head.hash()));
    }

    private static Move reason(TransactionCanceledException cancelled) {
        var reasons = cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
        if (FAILED.equals(reasons.getFirst())) {
            return Move.SEEN;
        }
        if (reasons.stream().anyMatch(List.of(FAILED, CONFLICT)::contains)) {
            return Move.TAKEN;
        }
        throw new UnavailableException("DynamoDB", cancelled);
    }

    @Override
    public void settle(TrailHead head) {
        try {
            table.call(dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name())
                    .item(TrailItem.write(head.settled()))
                    .conditionExpression(IS_SAME)
                    .expressionAttributeNames(Map.of("#hash", TrailItem.HASH))
                    .expressionAttributeValues(hash(head))));
        } catch (ConditionalCheckFailedException movedOn) {
            // Whoever moved it has seen to the record.
        }
    }
}
