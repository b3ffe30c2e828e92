package ostiary.adapters.dynamodb;

import static ostiary.blueprint.FactorAttributes.USED_BY;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.time.Instant;
import ostiary.core.passkey.SpentChallenges;
import ostiary.core.token.Sha256;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one item per challenge that was used, which DynamoDB removes once the challenge has ended. By the mark in
/// it the client's second try of a write whose answer was lost is known.
public final class DynamoDbSpentChallenges implements SpentChallenges {
    private final Table table;

    public DynamoDbSpentChallenges(Table table) {
        this.table = table;
    }

    @Override
    public boolean spend(Sha256 challenge, Instant until) {
        var mark = WriteMark.fresh();
        var item = Item.of(ChallengeItem.key(challenge)).put(USED_BY, mark).expiresAt(until);
        try {
            table.call(dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name())
                    .item(item.attributes())
                    .conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure(ALL_OLD)));
            return true;
        } catch (ConditionalCheckFailedException spent) {
            return WriteMark.isIn(spent, mark);
        }
    }
}
