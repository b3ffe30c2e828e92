package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.core.access.Revocation;
import ostiary.core.access.Revocation.OfSession;
import ostiary.core.access.RevocationFeed;
import ostiary.core.access.RevocationFeedContract;
import ostiary.core.access.RevocationPages;
import ostiary.core.testing.Fresh;

class DynamoDbRevocationFeedTest extends RevocationFeedContract {
    private final DynamoDbRevocationFeed feed = new DynamoDbRevocationFeed(LocalTable.shared());

    @Override
    protected RevocationFeed feed() {
        return feed;
    }

    @Override
    protected RevocationPages pages() {
        return feed;
    }

    @Test
    void givesEachOnceOverSmallPages() {
        var start = Fresh.now();
        var published =
                Stream.generate(Fresh::sessionId).limit(7).map(OfSession::new).toList();
        for (int i = 0; i < published.size(); i++) {
            feed.publish(published.get(i), start.plusSeconds(10L * i));
        }

        var found = new ArrayList<Revocation>();
        var small = new DynamoDbRevocationFeed(LocalTable.shared(), System::nanoTime, 2);
        var page = small.read(start, Optional.empty()).orElseThrow();
        found.addAll(page.revocations());
        while (page.next().isPresent()) {
            assertThat(page.completeSince()).isAfter(start);
            page = small.read(start, page.next()).orElseThrow();
            found.addAll(page.revocations());
        }

        assertThat(found).filteredOn(published::contains).containsExactlyElementsOf(published.reversed());
        assertThat(page.completeSince()).isEqualTo(start);
    }

    /// The oldest go out of sight while somebody reads page after page.
    @Test
    void endsWhereTheBeginningHasPassedTheCursor() {
        var start = Fresh.now();
        feed.publish(new OfSession(Fresh.sessionId()), start);
        feed.publish(new OfSession(Fresh.sessionId()), start);
        var small = new DynamoDbRevocationFeed(LocalTable.shared(), System::nanoTime, 1);
        var next = small.read(start, Optional.empty()).orElseThrow().next();

        var last = small.read(start.plusSeconds(40), next).orElseThrow();

        assertThat(last).isEqualTo(new RevocationPages.Page(List.of(), start.plusSeconds(40), Optional.empty()));
    }

    @Test
    void takesNoCursorOfBeforeTheBeginning() {
        var start = Instant.parse("2026-11-30T18:00:00Z");

        assertThat(feed.read(start, Optional.of("000001000000000#session#x"))).isEmpty();
    }
}
