package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.adapters.aws.Dependency;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.access.Revocation.OfSession;
import ostiary.core.testing.Fresh;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// A feed of several pages, and not always the time for all of them.
class PartlyReadFeedTest {
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final long FIRST = Dependency.DYNAMODB.call().toNanos();

    private final Table table = LocalTable.fresh();
    private final Instant now = Instant.parse("2026-11-22T12:00:00Z");
    /// Six, ten seconds from one to the next, the oldest first.
    private final List<Revocation> published = IntStream.range(0, 6)
            .<Revocation>mapToObj(_ -> new OfSession(Fresh.sessionId()))
            .toList();
    private final ArrayDeque<Long> times = new ArrayDeque<>();
    private int pages;
    private int brokenFrom = Integer.MAX_VALUE;

    @BeforeEach
    void publish() {
        for (int i = 0; i < published.size(); i++) {
            new DynamoDbRevocationFeed(table).publish(published.get(i), now.plusSeconds(10L * i));
        }
    }

    /// In pages of two, at the given instants.
    private DynamoDbRevocationFeed feed(Long... nanoTimes) {
        times.addAll(List.of(nanoTimes));
        return new DynamoDbRevocationFeed(new Table(new Paged(), table.name()), times::remove, 2);
    }

    private final class Paged implements DynamoDbClient {
        @Override
        public QueryResponse query(QueryRequest request) {
            if (++pages >= brokenFrom) {
                throw SdkClientException.create("broken");
            }
            return table.client().query(request.toBuilder().limit(2).build());
        }

        @Override
        public String serviceName() {
            return table.client().serviceName();
        }

        @Override
        public void close() {}
    }

    @Test
    void isCompleteIfThereIsTimeForAllPages() {
        var reading = feed(0L, 1L, 2L, 3L).since(now);

        assertThat(reading.revocations()).containsExactlyInAnyOrderElementsOf(published);
        assertThat(reading.completeSince()).isEqualTo(now);
    }

    /// Revocations of the slot of the oldest one read may be on the next page.
    @Test
    void lacksTheOldestIfThereIsNotAndSaysSince() {
        var reading = feed(0L, 1L, HOUR).since(now);

        assertThat(reading.revocations()).containsExactlyInAnyOrderElementsOf(published.subList(2, 6));
        assertThat(reading.completeSince()).isEqualTo(now.plusSeconds(25));
    }

    @Test
    void isPartlyReadIfAPageTakesTheRestOfTheTime() {
        brokenFrom = 2;

        var reading = feed(0L, 1L, HOUR).since(now);

        assertThat(reading.revocations()).containsExactlyInAnyOrderElementsOf(published.subList(4, 6));
        assertThat(reading.completeSince()).isEqualTo(now.plusSeconds(45));
        assertThat(reading.isBroken()).isFalse();
    }

    /// To the nanosecond.
    @Test
    void isNotReadOnWhenTimeIsUp() {
        var reading = feed(0L, FIRST).since(now);

        assertThat(reading.revocations()).containsExactlyInAnyOrderElementsOf(published.subList(4, 6));
        assertThat(reading.isBroken()).isFalse();
    }

    @Test
    void isNotBrokenIfAPageFailsWhenTimeIsUp() {
        brokenFrom = 2;

        var reading = feed(0L, 1L, FIRST).since(now);

        assertThat(reading.completeSince()).isEqualTo(now.plusSeconds(45));
        assertThat(reading.isBroken()).isFalse();
    }

    /// The first read has the time of any call, and later ones a part of it.
    @Test
    void isReadQuicklyOnceItHasAnswered() {
        long quick = DynamoDbRevocationFeed.QUICK.toNanos();
        var feed = feed(0L, quick, quick, quick, 0L, quick);

        assertThat(feed.since(now).revocations()).hasSize(6);
        assertThat(feed.since(now).revocations()).hasSize(2);
    }

    @Test
    void isBrokenIfAPageFailsInTimeAndHasWhatCameBefore() {
        brokenFrom = 2;

        var reading = feed(0L, 1L, 2L).since(now);

        assertThat(reading.isBroken()).isTrue();
        assertThat(reading.revocations()).containsExactlyInAnyOrderElementsOf(published.subList(4, 6));
    }

    @Test
    void isNotReadAtAllIfTheFirstPageTakesAllTheTime() {
        brokenFrom = 1;
        var feed = feed(0L, HOUR);

        assertThatThrownBy(() -> feed.since(now)).isInstanceOf(UnavailableException.class);
    }
}
