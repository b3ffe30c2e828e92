package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.SearchShape;
import ostiary.core.search.SearchEntry;
import ostiary.core.testing.Fresh;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SearchItemTest {
    private static final Instant END = Instant.parse("2026-12-30T12:00:00Z");

    private final SearchEntry kept = new SearchEntry(
            Fresh.userId(), Fresh.email(), Optional.empty(), Instant.EPOCH, Set.of(), false, Optional.empty());

    /// `user.deleted` may be lost.
    @Test
    void goesByItselfSixtyDaysAfterTheEndOfTheAccount() {
        var pending = new SearchEntry(
                kept.user(), kept.email(), kept.name(), kept.createdAt(), kept.roles(), true, Optional.of(END));

        assertThat(SearchItem.write(pending, 3))
                .containsEntry(
                        SearchShape.TIME_TO_LIVE,
                        AttributeValue.fromN(
                                Long.toString(END.plus(Duration.ofDays(60)).getEpochSecond())));
        assertThat(SearchItem.held(new Item(SearchItem.write(pending, 3))).entry())
                .contains(pending);
    }

    @Test
    void staysAsLongAsItsAccount() {
        assertThat(SearchItem.write(kept, 4)).doesNotContainKey(SearchShape.TIME_TO_LIVE);
    }
}
