package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.TableShape;
import ostiary.core.access.Revocation;
import ostiary.core.testing.Fresh;

/// Entries of another version, and damaged ones: they hide nothing else.
class UnreadableFeedTest {
    private final Table table = LocalTable.fresh();
    private final Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final DynamoDbRevocationFeed feed = new DynamoDbRevocationFeed(table);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "#tenant#x",
                "#session",
                "#session#x",
                "#session#1-1-1-1",
                "#user#7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001",
                "#user#x",
                "#sessions#7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001",
                "#client#billing",
                "#everyone#everyone"
            })
    void areLeftOut(String entry) {
        var first = new Revocation.OfSession(Fresh.sessionId());
        var second = new Revocation.OfClient("billing", now.plusSeconds(5));
        feed.publish(first, now);
        var item = Item.of(Table.key(TableShape.REVOCATIONS, "%015d%s".formatted(now.toEpochMilli(), entry)));
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item.attributes())));
        feed.publish(second, now);

        assertThat(feed.since(now).revocations()).containsExactlyInAnyOrder(first, second);
        assertThat(feed.since(now).isBroken()).isFalse();
    }
}
