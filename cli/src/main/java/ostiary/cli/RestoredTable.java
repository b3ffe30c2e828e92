package ostiary.cli;

import static ostiary.blueprint.TableShape.CODE;
import static ostiary.blueprint.TableShape.CONSENTS;
import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.RESET;
import static ostiary.blueprint.TableShape.SESSIONS;
import static ostiary.blueprint.TableShape.SIGN_UP;
import static ostiary.blueprint.TableShape.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ostiary.adapters.dynamodb.Item;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.TableShape;
import ostiary.core.UnavailableException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What a restore brings back of a table and must not stay: sessions, codes and challenges, and consents that
/// may have been withdrawn since.
final class RestoredTable {
    /// Read and written at once; of each part a page is in memory.
    private static final int PARTS = 16;

    /// As many as DynamoDB takes
    /// (<https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html>).
    private static final int IN_ONE_BATCH = 25;

    private static final int TRIES = 10;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final String STARTED_AT = "started_at";
    private static final String VALID_UNTIL = "valid_until";
    private static final String AGREED_AT = "agreed_at";
    private static final String CUT = "cut";

    private final Table table;
    private final int parts;

    RestoredTable(Table table) {
        this(table, PARTS);
    }

    RestoredTable(Table table, int parts) {
        this.table = table;
        this.parts = parts;
    }

    /// A session, or a code, a challenge or a consent.
    ///
    /// @param time when the session started or the user agreed, or until when the code is good
    record Found(boolean isSession, Instant time, Map<String, AttributeValue> key) {}

    /// Looks whether this is a table of Ostiary's.
    ///
    /// @throws MovingException if it is not, or can't be used yet
    /// @return the moment that it was restored to, if DynamoDB knows of it
    Optional<Instant> check() throws MovingException {
        var described = table.call(dynamoDb -> dynamoDb.describeTable(describe -> describe.tableName(table.name())))
                .table();
        if (!hasOurKeys(described)) {
            throw new MovingException("The table " + table.name() + " is none of Ostiary's: its keys are not pk and sk,"
                    + " both of them texts.");
        }
        if (described.tableStatus() != TableStatus.ACTIVE && described.tableStatus() != TableStatus.UPDATING) {
            throw new MovingException("The table " + table.name() + " is " + described.tableStatusAsString()
                    + ": wait until it is ACTIVE.");
        }
        return Optional.ofNullable(described.restoreSummary()).map(restored -> restored.restoreDateTime());
    }

    private static boolean hasOurKeys(TableDescription described) {
        return described.keySchema().stream()
                        .map(key -> key.keyType() + " " + key.attributeName())
                        .toList()
                        .equals(List.of(KeyType.HASH + " " + PARTITION_KEY, KeyType.RANGE + " " + SORT_KEY))
                && described.attributeDefinitions().stream()
                        .allMatch(attribute -> attribute.attributeType() == ScalarAttributeType.S);
    }

    /// When the first run began for a table that was restored to `since`.
    Optional<Instant> cut(Instant since) {
        var found = table.call(dynamoDb -> dynamoDb.getItem(
                get -> get.tableName(table.name()).key(mark(since)).consistentRead(true)));
        return found.hasItem() ? Optional.of(new Item(found.item()).instant(CUT)) : Optional.empty();
    }

    /// Notes that the first run began at `cut`, unless one has begun.
    ///
    /// @return when it has
    Instant begin(Instant since, Instant cut) {
        try {
            table.call(dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name())
                    .item(Item.of(mark(since)).put(CUT, cut).attributes())
                    .conditionExpression("attribute_not_exists(pk)")));
            return cut;
        } catch (ConditionalCheckFailedException another) {
            return cut(since).orElseThrow();
        }
    }

    /// By the moment, since a table that is restored twice brings the mark of the first time along.
    private static Map<String, AttributeValue> mark(Instant since) {
        return Table.key(TableShape.RESTORES, since.toString());
    }

    /// Reads the whole table and tells `each` of what there is, a page at a time, from several threads.
    void read(Consumer<List<Found>> each) {
        try (var threads = Executors.newFixedThreadPool(parts)) {
            var reads = IntStream.range(0, parts)
                    .<Future<?>>mapToObj(part -> threads.submit(() -> read(part, each)))
                    .toList();
            for (var read : reads) {
                read.get();
            }
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case UnavailableException unavailable -> throw unavailable;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("DynamoDB: interrupted", interrupted);
        }
    }

    private void read(int part, Consumer<List<Found>> each) {
        Map<String, AttributeValue> next = Map.of();
        do {
            var from = next;
            var page = table.call(dynamoDb -> dynamoDb.scan(scan -> scan.tableName(table.name())
                    .segment(part)
                    .totalSegments(parts)
                    .consistentRead(true)
                    .projectionExpression("pk, sk, started_at, valid_until, agreed_at")
                    .filterExpression("begins_with(pk, :sessions) OR begins_with(pk, :codes) OR begins_with(pk, :sign)"
                            + " OR begins_with(pk, :resets) OR begins_with(pk, :consents)")
                    .expressionAttributeValues(Map.of(
                            ":sessions", fromS(SESSIONS),
                            ":codes", fromS(CODE),
                            ":sign", fromS(SIGN_UP),
                            ":resets", fromS(RESET),
                            ":consents", fromS(CONSENTS)))
                    .exclusiveStartKey(from.isEmpty() ? null : from)));
            each.accept(page.items().stream().map(item -> found(new Item(item))).toList());
            next = page.lastEvaluatedKey();
        } while (!next.isEmpty());
    }

    private static Found found(Item item) {
        boolean isSession = item.partition().startsWith(SESSIONS);
        return new Found(isSession, item.instant(time(item.partition())), Table.key(item.partition(), item.sort()));
    }

    private static String time(String partition) {
        if (partition.startsWith(SESSIONS)) {
            return STARTED_AT;
        }
        return partition.startsWith(CONSENTS) ? AGREED_AT : VALID_UNTIL;
    }

    /// Deletes them. There is no condition: when a session started never changes, and no key comes twice.
    void delete(List<Found> all) {
        for (int from = 0; from < all.size(); from += IN_ONE_BATCH) {
            deleteAtOnce(all.subList(from, Math.min(all.size(), from + IN_ONE_BATCH)));
        }
    }

    private void deleteAtOnce(List<Found> some) {
        List<WriteRequest> left = some.stream()
                .map(found -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(found.key()))
                        .build())
                .toList();
        long pause = FIRST_PAUSE_MILLIS;
        for (int tries = 1; !left.isEmpty(); tries++) {
            if (tries > TRIES) {
                throw new UnavailableException("DynamoDB: deletions", null);
            }
            if (tries > 1) {
                sleep(pause);
                pause *= 2;
            }
            var request = Map.of(table.name(), left);
            var unprocessed = table.call(dynamoDb -> dynamoDb.batchWriteItem(write -> write.requestItems(request)))
                    .unprocessedItems();
            left = new ArrayList<>(unprocessed.getOrDefault(table.name(), List.of()));
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("DynamoDB: interrupted", stopped);
        }
    }
}
