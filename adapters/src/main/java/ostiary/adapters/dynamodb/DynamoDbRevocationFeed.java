package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.aws.TimeScale;
import ostiary.blueprint.TableShape;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.access.RevocationPages;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Adapter: one item per revocation, sorted by time, deleted by TTL soon after the tokens concerned have expired.
///
/// One partition takes 1,000 revocations and 3,000 reading authorizers a second, so one shard suffices
/// and one query reads all of it.
public final class DynamoDbRevocationFeed implements RevocationFeed, RevocationPages {
    private static final String UNTIL = "until_ms";

    /// Repeated revocations of one thing within this time write the same item.
    private static final long SLOT_MILLIS = 5_000;

    /// The time that a read may take, all pages and attempts together, once one has succeeded. It is short because a
    /// request waits for it, and another read follows in a few seconds.
    public static final Duration QUICK = TimeScale.of(Duration.ofMillis(800));

    private static final int SLOT_DIGITS = 15;

    /// About 100 bytes each in an answer.
    private static final int MOST_OF_A_PAGE = 5_000;

    /// The horizon moves on while somebody reads one page after the other.
    private static final Duration A_WALK = Duration.ofMinutes(1);

    private static final Pattern CURSOR = Pattern.compile("[0-9]{" + SLOT_DIGITS + "}#[a-z]+#[!-~]{1,64}");

    private final Table table;
    private final LongSupplier nanoTime;
    private final int mostOfAPage;
    private volatile boolean answered;

    public DynamoDbRevocationFeed(Table table) {
        this(table, System::nanoTime, MOST_OF_A_PAGE);
    }

    /// @param nanoTime as [System#nanoTime]
    DynamoDbRevocationFeed(Table table, LongSupplier nanoTime, int mostOfAPage) {
        this.table = table;
        this.nanoTime = nanoTime;
        this.mostOfAPage = mostOfAPage;
    }

    @Override
    public void publish(Revocation revocation, Instant now) {
        var item = switch (revocation) {
            case Revocation.OfSession(var sessionId) -> item("session", sessionId.toString(), now);
            case Revocation.OfUser(var userId, var until) ->
                item("user", userId.toString(), now).put(UNTIL, until);
            case Revocation.OfSessionsOf(var userId, var startedBy) ->
                item("sessions", userId.toString(), now).put(UNTIL, startedBy);
            case Revocation.OfClient(var clientId, var until) ->
                item("client", clientId, now).put(UNTIL, until);
            case Revocation.OfEveryone(var until) ->
                item("everyone", "everyone", now).put(UNTIL, until);
        };
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item.attributes())));
    }

    /// Reads from the newest on: if time is up before all are read, the oldest are missing.
    @Override
    public Reading since(Instant from) {
        // Until one succeeds each read gets the time of any call: there are classes to load and a connection to
        // open, and the authorizer knows no revocation yet.
        var budget = answered ? QUICK : Dependency.DYNAMODB.call();
        long end = nanoTime.getAsLong() + budget.toNanos();
        var page = page(from, Map.of(), budget);
        var items = new ArrayList<>(page.items());
        while (!page.lastEvaluatedKey().isEmpty()) {
            long left = end - nanoTime.getAsLong();
            if (left <= 0) {
                answered = true;
                return Reading.good(revocations(items), completeSince(items.getLast()));
            }
            try {
                page = page(from, page.lastEvaluatedKey(), Duration.ofNanos(left));
            } catch (UnavailableException failed) {
                boolean isBroken = end - nanoTime.getAsLong() > 0;
                return new Reading(revocations(items), completeSince(items.getLast()), isBroken);
            }
            items.addAll(page.items());
        }
        answered = true;
        return Reading.good(revocations(items), from);
    }

    @Override
    public Optional<Page> read(Instant from, Optional<String> cursor) {
        if (cursor.isPresent() && !isOf(from.minus(A_WALK), cursor.get())) {
            return Optional.empty();
        }
        // DynamoDB takes no key to start from that lies outside of the range.
        if (cursor.isPresent() && !isOf(from, cursor.get())) {
            return Optional.of(new Page(List.of(), from, Optional.empty()));
        }
        var start = cursor.map(key -> Table.key(TableShape.REVOCATIONS, key)).orElse(Map.of());
        var page = query(from, start, Dependency.DYNAMODB.call(), query -> query.limit(mostOfAPage));
        var next = page.lastEvaluatedKey();
        return Optional.of(new Page(
                revocations(page.items()),
                next.isEmpty() ? from : completeSince(next),
                next.isEmpty() ? Optional.empty() : Optional.of(new Item(next).sort())));
    }

    private static boolean isOf(Instant from, String cursor) {
        return CURSOR.matcher(cursor).matches() && cursor.compareTo(sortKey(from)) >= 0;
    }

    private QueryResponse page(Instant from, Map<String, AttributeValue> next, Duration budget) {
        return query(from, next, budget, _ -> {});
    }

    private QueryResponse query(
            Instant from, Map<String, AttributeValue> next, Duration budget, Consumer<QueryRequest.Builder> more) {
        return table.call(dynamoDb -> dynamoDb.query(query -> query.tableName(table.name())
                .applyMutation(more)
                .keyConditionExpression("pk = :feed AND sk >= :from")
                .expressionAttributeValues(
                        Map.of(":feed", fromS(TableShape.REVOCATIONS), ":from", fromS(sortKey(from))))
                .exclusiveStartKey(next.isEmpty() ? null : next)
                .scanIndexForward(false)
                .consistentRead(true)
                .overrideConfiguration(call -> call.apiCallTimeout(budget))));
    }

    private static Item item(String kind, String id, Instant now) {
        return Item.of(Table.key(TableShape.REVOCATIONS, sortKey(now) + "#" + kind + "#" + id))
                .expiresAt(now.plus(MEMORY));
    }

    private static List<Revocation> revocations(List<Map<String, AttributeValue>> items) {
        return items.stream().flatMap(item -> read(new Item(item))).toList();
    }

    /// Skips items that cannot be read: a newer version may have written them, and the others must still count.
    private static Stream<Revocation> read(Item item) {
        try {
            var key = item.sort().split("#", -1);
            return switch (key[1]) {
                case "session" -> Stream.of(new Revocation.OfSession(new SessionId(UUID.fromString(key[2]))));
                case "user" ->
                    Stream.of(new Revocation.OfUser(new UserId(UUID.fromString(key[2])), item.instant(UNTIL)));
                case "sessions" ->
                    Stream.of(new Revocation.OfSessionsOf(new UserId(UUID.fromString(key[2])), item.instant(UNTIL)));
                case "client" -> Stream.of(new Revocation.OfClient(key[2], item.instant(UNTIL)));
                case "everyone" -> Stream.of(new Revocation.OfEveryone(item.instant(UNTIL)));
                default -> Stream.of();
            };
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException damaged) {
            return Stream.of();
        }
    }

    /// Others of the last item's slot may be among those that were not read.
    private static Instant completeSince(Map<String, AttributeValue> last) {
        var slot = new Item(last).sort().substring(0, SLOT_DIGITS);
        return Instant.ofEpochMilli(Long.parseLong(slot) + SLOT_MILLIS);
    }

    /// Formats a time with a fixed number of digits, so that texts sort as the times do.
    private static String sortKey(Instant instant) {
        long slot = Math.floorDiv(instant.toEpochMilli(), SLOT_MILLIS) * SLOT_MILLIS;
        return String.format(Locale.ROOT, "%0" + SLOT_DIGITS + "d", slot);
    }
}
