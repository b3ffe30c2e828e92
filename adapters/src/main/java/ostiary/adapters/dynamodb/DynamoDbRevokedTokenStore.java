package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.timeToLive;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import ostiary.blueprint.TableShape;
import ostiary.core.access.RevocationFeed;
import ostiary.core.client.RevokedTokenStore;
import ostiary.core.token.SessionId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one item per token, in the partition of its client, until the token has expired.
public final class DynamoDbRevokedTokenStore implements RevokedTokenStore {
    private final Table table;

    public DynamoDbRevokedTokenStore(Table table) {
        this.table = table;
    }

    @Override
    public boolean revoke(String clientId, SessionId sessionId, Instant now) {
        return isUpdated(
                key(clientId, sessionId),
                "SET expires_at = :expires",
                "attribute_not_exists(announced)",
                Map.of(":expires", timeToLive(now.plus(RevocationFeed.MEMORY))));
    }

    @Override
    public boolean mayAnnounce(String clientId, Instant now) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        return isUpdated(
                Table.key(TableShape.REVOKED_TOKENS + clientId, "MINUTE#" + minute.getEpochSecond()),
                "SET expires_at = :expires ADD announced_count :one",
                "attribute_not_exists(announced_count) OR announced_count < :most",
                Map.of(
                        ":expires", timeToLive(minute.plus(RevocationFeed.MEMORY)),
                        ":one", fromN("1"),
                        ":most", fromN(Integer.toString(MOST_A_MINUTE))));
    }

    @Override
    public void announced(String clientId, SessionId sessionId) {
        isUpdated(
                key(clientId, sessionId), "SET announced = :yes", "attribute_exists(pk)", Map.of(":yes", fromS("yes")));
    }

    @Override
    public boolean isRevoked(String clientId, SessionId sessionId) {
        return table.find(key(clientId, sessionId)).isPresent();
    }

    private boolean isUpdated(
            Map<String, AttributeValue> key, String change, String condition, Map<String, AttributeValue> values) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(key)
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values)));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(String clientId, SessionId sessionId) {
        return Table.key(TableShape.REVOKED_TOKENS + clientId, sessionId.toString());
    }
}
