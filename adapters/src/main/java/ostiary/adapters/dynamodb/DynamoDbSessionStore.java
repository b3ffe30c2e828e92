package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static ostiary.adapters.dynamodb.Item.timeToLive;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValue.ALL_NEW;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.SessionAttributes;
import ostiary.core.session.Forgiven;
import ostiary.core.session.Origins;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one item per session in a partition of its user's sessions, under 1 KB: each write costs one write unit.
public final class DynamoDbSessionStore implements SessionStore {
    /// [SessionSnapshot#lets], in DynamoDB's words.
    private static final String MAY_ROTATE = "live_hash = :live AND rests_until <= :now AND idle_until > :now"
            + " AND ends_at > :now AND attribute_not_exists(ended_for)";
    private static final String REST_ANEW =
            "rests_until = grace_ms + :now, idle_until = idle_ms + :now, expires_at = kept_s + :now_s";
    /// [SessionSnapshot#rotated], in DynamoDB's words. Rotations are counted whether anything was forgiven or not.
    private static final String ROTATE =
            "SET live_hash = :next, live_key = :key, " + REST_ANEW + " ADD rotations_since :one";
    /// [SessionSnapshot#forgives], in DynamoDB's words.
    private static final String MAY_FORGIVE =
            MAY_ROTATE + " AND (attribute_not_exists(forgiven_parent) OR rotations_since >= :rotations)";
    /// [SessionSnapshot#forgiving], in DynamoDB's words.
    private static final String FORGIVE =
            "SET forgiven_parent = :parent, forgiven_at = :now, rotations_since = :none, " + REST_ANEW;
    /// The reason that came first stays.
    private static final String END =
            "SET ended_for = if_not_exists(ended_for, :reason), ended_at = if_not_exists(ended_at, :now),"
                    + " expires_at = :expires";
    /// [SessionSnapshot#isOpen], in DynamoDB's words.
    private static final String IS_OPEN = "idle_until > :now AND ends_at > :now AND attribute_not_exists(ended_for)";
    /// [SessionSnapshot#isToEnd], in DynamoDB's words.
    private static final String IS_TO_END =
            IS_OPEN + " OR (attribute_exists(ended_for) AND attribute_not_exists(announced_at))";

    /// How many megabytes of a user's sessions one list reads: thousands of them, most of them over long ago.
    private static final int MOST_PAGES = 10;

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
        return move(
                presented,
                ROTATE,
                MAY_ROTATE,
                Map.of(
                        ":live", fromS(presented.hash().value()),
                        ":next", fromS(next.value()),
                        ":key", fromS(nextKey),
                        ":one", fromN("1"),
                        ":now", number(now),
                        ":now_s", timeToLive(now)));
    }

    @Override
    public Rotation forgive(RefreshToken parent, RefreshToken newest, Instant now) {
        return move(
                parent,
                FORGIVE,
                MAY_FORGIVE,
                Map.of(
                        ":parent", fromS(parent.hash().value()),
                        ":live", fromS(newest.hash().value()),
                        ":none", fromN("0"),
                        ":rotations", fromN(String.valueOf(Forgiven.MIN_ROTATIONS_BETWEEN)),
                        ":now", number(now),
                        ":now_s", timeToLive(now)));
    }

    private Rotation move(RefreshToken presented, String change, String condition, Map<String, AttributeValue> values) {
        try {
            var moved = table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(SessionItem.key(presented.userId(), presented.sessionId()))
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values)
                    .returnValues(ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ALL_OLD)));
            return new Rotation.Rotated(SessionItem.read(new Item(moved.attributes())));
        } catch (ConditionalCheckFailedException refused) {
            return refused.hasItem()
                    ? new Rotation.NotRotated(SessionItem.read(new Item(refused.item())))
                    : new Rotation.Unknown();
        }
    }

    @Override
    public boolean remember(SessionSnapshot found, Origins origins) {
        var values = new HashMap<>(Map.of(
                ":found", Item.texts(SessionItem.texts(found.origins())),
                ":origins", Item.texts(SessionItem.texts(origins))));
        origins.toldAt().ifPresent(told -> values.put(":told", number(told)));
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(SessionItem.key(
                            found.session().userId(), found.session().id()))
                    .updateExpression(
                            "SET origins = :origins" + (origins.toldAt().isPresent() ? ", origin_told_at = :told" : ""))
                    .conditionExpression("origins = :found")
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(ALL_OLD)));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            // If the item is as it was to be, this is the second attempt of a write whose answer was lost.
            return refused.hasItem()
                    && SessionItem.read(new Item(refused.item())).origins().equals(origins);
        }
    }

    @Override
    public Optional<SessionSnapshot> find(UserId userId, SessionId sessionId) {
        return table.find(SessionItem.key(userId, sessionId)).map(SessionItem::read);
    }

    @Override
    public Optional<Instant> findOpen(UserId userId, SessionId sessionId, Instant now) {
        // By name, since no more than these may be read.
        var found = table.call(dynamoDb -> dynamoDb.getItem(get -> get.tableName(table.name())
                .key(SessionItem.key(userId, sessionId))
                .projectionExpression("started_at, ends_at, ended_for")
                .consistentRead(true)));
        return found.hasItem() ? SessionItem.startOfOpen(new Item(found.item()), now) : Optional.empty();
    }

    /// Written once, so a read that lags sees it, too; or else the session not yet.
    @Override
    public Optional<String> findAudience(UserId userId, SessionId sessionId) {
        var found = table.call(dynamoDb -> dynamoDb.getItem(get -> get.tableName(table.name())
                .key(SessionItem.key(userId, sessionId))
                .projectionExpression(SessionAttributes.AUDIENCE)
                .consistentRead(true)));
        return new Item(found.item()).find(SessionAttributes.AUDIENCE);
    }

    @Override
    public Optional<SessionId> findBrowser(UserId userId, SessionId sessionId) {
        // By name, since no more than this may be read.
        var found = table.call(dynamoDb -> dynamoDb.getItem(get -> get.tableName(table.name())
                .key(SessionItem.key(userId, sessionId))
                .projectionExpression(SessionAttributes.BROWSER)
                .consistentRead(true)));
        return found.hasItem() ? SessionItem.browser(new Item(found.item())) : Optional.empty();
    }

    @Override
    public void handOn(UserId userId, SessionId sessionId, SessionId from, SessionId to) {
        isUpdated(
                userId,
                sessionId,
                "SET browser = :to",
                "browser = :from",
                Map.of(":from", fromS(from.toString()), ":to", fromS(to.toString())));
    }

    @Override
    public List<SessionSnapshot> list(UserId userId, Instant now) {
        return list(userId, IS_OPEN, now);
    }

    @Override
    public List<SessionSnapshot> listToEnd(UserId userId, Instant now) {
        return list(userId, IS_TO_END, now);
    }

    /// TTL deletes hours or days late: what is over is left out here. The newest come first, so that those that
    /// are over hide none of them.
    private List<SessionSnapshot> list(UserId userId, String filter, Instant now) {
        var values = Map.of(":user", SessionItem.partition(userId), ":now", number(now));
        return table.call(dynamoDb -> dynamoDb
                .queryPaginator(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :user")
                        .scanIndexForward(false)
                        .filterExpression(filter)
                        .expressionAttributeValues(values)
                        .consistentRead(true))
                .stream()
                .limit(MOST_PAGES)
                .flatMap(page -> page.items().stream())
                .map(item -> SessionItem.read(new Item(item)))
                .toList());
    }

    @Override
    public boolean end(UserId userId, SessionId sessionId, EndReason reason, Instant now) {
        return isUpdated(
                userId,
                sessionId,
                END,
                "attribute_exists(pk) AND attribute_not_exists(announced_at)",
                Map.of(
                        ":reason", fromS(SessionItem.text(reason)),
                        ":now", number(now),
                        ":expires", timeToLive(now.plus(SessionItem.MEMORY))));
    }

    @Override
    public void forgetAll(UserId userId, Optional<SessionId> butOne) {
        new Partition(table, SessionItem.partition(userId))
                .forget(sort ->
                        butOne.filter(one -> one.toString().equals(sort)).isEmpty());
    }

    @Override
    public void announced(UserId userId, SessionId sessionId, Instant now) {
        isUpdated(userId, sessionId, "SET announced_at = :now", "attribute_exists(pk)", Map.of(":now", number(now)));
    }

    private boolean isUpdated(
            UserId userId, SessionId sessionId, String change, String condition, Map<String, AttributeValue> values) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(SessionItem.key(userId, sessionId))
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values)));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            return false;
        }
    }
}
