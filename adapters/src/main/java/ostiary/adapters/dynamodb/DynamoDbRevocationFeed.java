package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.aws.TimeScale;
import ostiary.blueprint.TableShape;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Adapter: one item per revocation, sorted by time, deleted by TTL soon after the tokens concerned have expired.
///
/// One partition takes 1,000 revocations and 3,000 reading authorizers a second, so one shard suffices
/// and one query reads all of it.
public final class DynamoDbRevocationFeed implements RevocationFeed {
    private static final String KIND = "kind";
    private static final String ID = "id";
    private static final String UNTIL = "until_ms";

    /// Repeated revocations of one thing within this time write the same item, so they cannot fill the feed.
    private static final long SLOT_MILLIS = 5_000;

    /// Budget of a read, all pages and attempts together, once one has succeeded. A request waits for it, and
    /// another read follows in a few seconds.
    public static final Duration QUICK = TimeScale.of(Duration.ofMillis(800));

    private final Table table;
    private volatile boolean answered;

    public DynamoDbRevocationFeed(Table table) {
        this.table = table;
    }

    @Override
    public void publish(Revocation revocation, Instant now) {
        var item = switch (revocation) {
            case Revocation.OfSession(var sessionId) -> item("session", sessionId.toString(), now);
            case Revocation.OfUser(var userId, var until) ->
                item("user", userId.toString(), now).put(UNTIL, until);
            case Revocation.OfEveryone(var until) ->
                item("everyone", "everyone", now).put(UNTIL, until);
        };
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item.attributes())));
    }

    @Override
    public List<Revocation> since(Instant from) {
        // Until one succeeds each read gets the time of any call: there are classes to load and a connection to
        // open, and the authorizer knows no revocation yet.
        var budget = answered ? QUICK : Dependency.DYNAMODB.call();
        long end = System.nanoTime() + budget.toNanos();
        var found = new ArrayList<Revocation>();
        Map<String, AttributeValue> next = Map.of();
        do {
            var page = page(from, next, Duration.ofNanos(end - System.nanoTime()));
            page.items().stream().flatMap(item -> read(new Item(item))).forEach(found::add);
            next = page.lastEvaluatedKey();
        } while (!next.isEmpty() && found.size() <= MOST);
        answered = true;
        return found;
    }

    private QueryResponse page(Instant from, Map<String, AttributeValue> next, Duration budget) {
        if (!budget.isPositive()) {
            throw new UnavailableException("the revocation feed has more pages than there is time for", null);
        }
        return table.call(dynamoDb -> dynamoDb.query(query -> query.tableName(table.name())
                .keyConditionExpression("pk = :feed AND sk >= :from")
                .expressionAttributeValues(
                        Map.of(":feed", fromS(TableShape.REVOCATIONS), ":from", fromS(sortKey(from))))
                .exclusiveStartKey(next.isEmpty() ? null : next)
                .consistentRead(true)
                .overrideConfiguration(call -> call.apiCallTimeout(budget))));
    }

    private static Item item(String kind, String id, Instant now) {
        return Item.of(Table.key(TableShape.REVOCATIONS, sortKey(now) + "#" + kind + "#" + id))
                .put(KIND, kind)
                .put(ID, id)
                .expiresAt(now.plus(MEMORY));
    }

    /// Skips items that cannot be read: a newer version may have written them, and the others must still count.
    private static Stream<Revocation> read(Item item) {
        try {
            return switch (item.string(KIND)) {
                case "session" -> Stream.of(new Revocation.OfSession(new SessionId(UUID.fromString(item.string(ID)))));
                case "user" ->
                    Stream.of(new Revocation.OfUser(new UserId(UUID.fromString(item.string(ID))), item.instant(UNTIL)));
                case "everyone" -> Stream.of(new Revocation.OfEveryone(item.instant(UNTIL)));
                default -> Stream.of();
            };
        } catch (IllegalArgumentException | IllegalStateException damaged) {
            return Stream.of();
        }
    }

    /// Of fixed length, so that text order is the order of time.
    private static String sortKey(Instant instant) {
        return String.format(Locale.ROOT, "%015d", Math.floorDiv(instant.toEpochMilli(), SLOT_MILLIS) * SLOT_MILLIS);
    }
}
