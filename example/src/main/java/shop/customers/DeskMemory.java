package shop.customers;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import ostiary.subscriber.SagaMemory;
import ostiary.subscriber.SagaPhase;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// How far each deletion has come, in the desk's table: an item that goes by its time to live, `expires_at`.
final class DeskMemory implements SagaMemory {
    private static final String RANK = "rank";

    private final DynamoDbClient client;
    private final String table;

    DeskMemory(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public SagaPhase reach(String saga, SagaPhase phase, Instant forgetAt) {
        var item = Map.of(
                "id",
                AttributeValue.fromS("saga#" + saga),
                RANK,
                number(phase.rank()),
                "expires_at",
                number(forgetAt.getEpochSecond()));
        try {
            client.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(#rank) OR #rank <= :rank")
                    .expressionAttributeNames(Map.of("#rank", RANK))
                    .expressionAttributeValues(Map.of(":rank", number(phase.rank())))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return phase;
        } catch (ConditionalCheckFailedException further) {
            var rank = Objects.requireNonNull(further.item().get(RANK)).n();
            return SagaPhase.ofRank(Integer.parseInt(rank));
        }
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
