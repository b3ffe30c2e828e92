package ostiary.functions.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbSyntheticUserStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Table table = LocalTable.fresh();
    private final DynamoDbSyntheticUserStore store = new DynamoDbSyntheticUserStore(table);
    private final SyntheticUser user = user("facade00-0000-8000-8000-000000000001", NOON);
    private final SyntheticUser other = user("facade00-0000-8000-8000-000000020000", NOON);

    @BeforeEach
    void bothWalk() {
        Stream.of(user, other).forEach(walking -> {
            store.announce(walking);
            traces(walking).forEach(this::put);
        });
    }

    @Test
    void removesAllOfAUserAndNothingElse() {
        var before = keys();

        store.remove(user);

        var gone = Stream.concat(traces(user).stream(), Stream.of(note(user))).toList();
        assertThat(before).containsAll(gone).hasSize(2 * gone.size());
        assertThat(keys())
                .hasSize(gone.size())
                .doesNotContainAnyElementsOf(gone)
                .containsAll(traces(other));
    }

    @Test
    void removesWhatIsNotThere() {
        store.remove(user);
        store.remove(user);

        assertThat(keys()).containsAll(traces(other));
    }

    @Test
    void knowsWhoWasAnnouncedBefore() {
        store.announce(user("facade00-0000-8000-8000-000000000003", NOON.plusMillis(1)));

        assertThat(store.announcedBefore(NOON)).isEmpty();
        assertThat(store.announcedBefore(NOON.plusMillis(1))).containsExactlyInAnyOrder(user, other);
    }

    @Test
    void forgetsWhoWasRemoved() {
        store.remove(user);

        assertThat(store.announcedBefore(NOON.plus(Duration.ofDays(1)))).containsExactly(other);
    }

    private static SyntheticUser user(String id, Instant since) {
        return new SyntheticUser(new UserId(UUID.fromString(id)), since);
    }

    /// One of each kind of item that there may be, and one of a kind that is not known yet.
    private static List<Map<String, AttributeValue>> traces(SyntheticUser user) {
        var id = user.id().toString();
        var email = user.email().value();
        return Stream.concat(
                        Stream.of(
                                Table.key("USER#" + id, "USER"),
                                Table.key("SESSIONS#" + id, "1"),
                                Table.key("SESSIONS#" + id, "2"),
                                Table.key("USER#" + id, "SOMETHING"),
                                Table.key("LOGIN#" + email, "LOGIN"),
                                Table.key("SIGNUP#" + email, "CODE#1"),
                                Table.key("SIGNUP#" + email, "CODE#2")),
                        user.attempts().stream().map(DynamoDbAttemptStore::key))
                .toList();
    }

    private static Map<String, AttributeValue> note(SyntheticUser user) {
        return Table.key("REHEARSAL", user.id().toString());
    }

    private void put(Map<String, AttributeValue> item) {
        table.client().putItem(put -> put.tableName(table.name()).item(item));
    }

    private List<Map<String, AttributeValue>> keys() {
        return table
                .client()
                .scanPaginator(scan -> scan.tableName(table.name()).projectionExpression("pk, sk"))
                .items()
                .stream()
                .toList();
    }
}
