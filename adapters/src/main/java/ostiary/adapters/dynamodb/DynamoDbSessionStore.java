package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValue.ALL_NEW;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one item per session in its user's session partition, under 1 KB: each write costs one write unit.
public final class DynamoDbSessionStore implements SessionStore {
    /// [SessionSnapshot#lets] as a DynamoDB condition.
    private static final String MAY_ROTATE = "live_hash = :presented AND rests_until <= :now AND idle_until > :now"
            + " AND ends_at > :now AND attribute_not_exists(ended_for)";
    /// [SessionSnapshot#rotated] as a DynamoDB update.
    private static final String ROTATE =
            "SET live_hash = :next, live_key = :key, rests_until = grace_ms + :now," + " idle_until = idle_ms + :now";
    /// The first reason stays.
    private static final String END =
            "SET ended_for = if_not_exists(ended_for, :reason), ended_at = if_not_exists(ended_at, :now)";

    private final Table table;

    public DynamoDbSessionStore(Table table) {
        this.table = table;
    }

    /// Conditional because an attempt that timed out may arrive after its retry: by then the session may have been
    /// refreshed or ended.
    @Override
    public void start(SessionSnapshot session) {
        var item = SessionItem.write(session).attributes();
        try {
            table.call(dynamoDb -> dynamoDb.putItem(
                    put -> put.tableName(table.name()).item(item).conditionExpression("attribute_not_exists(pk)")));
        } catch (ConditionalCheckFailedException there) {
            // An earlier attempt succeeded after all: nobody else has this session's id.
        }
    }

    @Override
    public Rotation rotate(RefreshToken presented, Sha256 next, String nextKey, Instant now) {
        var values = Map.of(
                ":presented", fromS(presented.hash().value()),
                ":next", fromS(next.value()),
                ":key", fromS(nextKey),
                ":now", number(now));
        try {
            var rotated = table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(SessionItem.key(presented.userId(), presented.sessionId()))
                    .updateExpression(ROTATE)
                    .conditionExpression(MAY_ROTATE)
                    .expressionAttributeValues(values)
                    .returnValues(ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ALL_OLD)));
            return new Rotation.Rotated(
                    SessionItem.read(new Item(rotated.attributes())).session());
        } catch (ConditionalCheckFailedException refused) {
            return refused.hasItem()
                    ? new Rotation.NotRotated(SessionItem.read(new Item(refused.item())))
                    : new Rotation.Unknown();
        }
    }

    @Override
    public List<SessionSnapshot> list(UserId userId) {
        return query("pk = :user AND begins_with(sk, :sessions)", SessionItem.of(userId));
    }

    /// A query rather than a get: it costs the same, and needs no permission beyond that for listing sessions.
    @Override
    public Optional<SessionSnapshot> find(UserId userId, SessionId sessionId) {
        return query("pk = :user AND sk = :session", SessionItem.of(userId, sessionId)).stream()
                .findFirst();
    }

    private List<SessionSnapshot> query(String condition, Map<String, AttributeValue> values) {
        return table.call(dynamoDb -> dynamoDb
                .queryPaginator(query -> query.tableName(table.name())
                        .keyConditionExpression(condition)
                        .expressionAttributeValues(values)
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> SessionItem.read(new Item(item)))
                .toList());
    }

    @Override
    public boolean end(UserId userId, SessionId sessionId, EndReason reason, Instant now) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(SessionItem.key(userId, sessionId))
                    .updateExpression(END)
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(
                            Map.of(":reason", fromS(SessionItem.text(reason)), ":now", number(now)))));
            return true;
        } catch (ConditionalCheckFailedException unknown) {
            return false;
        }
    }
}
