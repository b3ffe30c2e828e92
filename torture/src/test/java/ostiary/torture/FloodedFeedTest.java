package ostiary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.TableShape;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.access.RevocationList;
import ostiary.core.session.Session;
import ostiary.core.session.TokenIssuer;
import ostiary.core.testing.Fresh;
import ostiary.core.token.AccessToken;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Somebody logs in and out 80 times a second for as long as revocations are kept. Every authorizer is right about a
/// fresh revocation five seconds and one read later, and lets honest clients be.
class FloodedFeedTest {
    private static final int FLOOD = 52_400;
    private static final int IN_ONE_WRITE = 25;
    private static final Table TABLE = LocalTable.fresh();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final RevocationFeed feed = new DynamoDbRevocationFeed(TABLE);
    private final Session honest = Fresh.session();
    private final Session stolen = Fresh.session();

    @BeforeAll
    static void flood() {
        IntStream.range(0, FLOOD / IN_ONE_WRITE)
                .parallel()
                .mapToObj(write -> IntStream.range(0, IN_ONE_WRITE)
                        .mapToObj(i -> revocation(write * IN_ONE_WRITE + i))
                        .toList())
                .forEach(items -> TABLE.call(
                        dynamoDb -> dynamoDb.batchWriteItem(write -> write.requestItems(Map.of(TABLE.name(), items)))));
    }

    private static WriteRequest revocation(int number) {
        var at = NOW.minusMillis(RevocationFeed.MEMORY.toMillis() * number / FLOOD);
        var slot = String.format(Locale.ROOT, "%015d", at.toEpochMilli() / 5_000 * 5_000);
        var item = Map.of(
                TableShape.PARTITION_KEY, AttributeValue.fromS(TableShape.REVOCATIONS),
                TableShape.SORT_KEY, AttributeValue.fromS(slot + "#session#" + UUID.randomUUID()),
                TableShape.TIME_TO_LIVE, AttributeValue.fromN("1795348800"));
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }

    private final RevocationList warm = new RevocationList(feed, _ -> {});

    @BeforeEach
    void isWarmOrIdle() {
        warm.covers(issued(honest, NOW), NOW);
    }

    private static AccessToken issued(Session session, Instant at) {
        return TokenIssuer.accessToken(session, at);
    }

    private void assertRight(RevocationList list, Instant at) {
        assertThat(list.covers(issued(stolen, NOW), at)).isTrue();
        assertThat(list.covers(issued(honest, NOW.plusSeconds(1)), at)).isFalse();
    }

    @Test
    void aWarmAuthorizerIsRight() {
        feed.publish(new Revocation.OfSession(stolen.id()), NOW.plusSeconds(1));

        assertRight(warm, NOW.plus(RevocationList.INTERVAL));
    }

    @Test
    void aColdAuthorizerIsRight() {
        feed.publish(new Revocation.OfSession(stolen.id()), NOW.plusSeconds(1));

        assertRight(new RevocationList(new DynamoDbRevocationFeed(TABLE), _ -> {}), NOW.plusSeconds(2));
    }

    /// Its read has 0.8 seconds, in which this machine may not answer: then it reads again.
    @Test
    void anIdleAuthorizerIsRight() {
        var unreadable = new AtomicInteger();
        var idle = new RevocationList(feed, _ -> unreadable.incrementAndGet());
        idle.covers(issued(honest, NOW), NOW.minus(Duration.ofHours(1)));
        feed.publish(new Revocation.OfSession(stolen.id()), NOW.plusSeconds(1));

        var at = NOW.plusSeconds(2);
        int before;
        do {
            before = unreadable.get();
            idle.covers(issued(honest, NOW), at);
            at = at.plusSeconds(30);
        } while (unreadable.get() > before && unreadable.get() < 20);
        assertRight(idle, at.minusSeconds(30));
    }

    /// Whoever refreshed once has a token that every authorizer takes, however often one of them starts.
    @Test
    void costsAnHonestClientOneRefreshAtTheMost() {
        var refreshed = issued(honest, NOW.plusSeconds(1));

        for (var list : List.of(warm, cold(), cold(), cold())) {
            assertThat(list.covers(refreshed, NOW.plusSeconds(10))).isFalse();
        }
    }

    private static RevocationList cold() {
        return new RevocationList(new DynamoDbRevocationFeed(TABLE), _ -> {});
    }
}
