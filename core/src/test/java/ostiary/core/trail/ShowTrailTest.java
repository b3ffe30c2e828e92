package ostiary.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.Fresh;
import ostiary.core.user.UserId;

class ShowTrailTest {
    private static final UserId ADA = Fresh.userId();
    private static final UserId BOB = Fresh.userId();

    private final TrailWorld world = new TrailWorld().filled(20, List.of(ADA, BOB));
    private final ShowTrail show = new ShowTrail(world.heads, world.records);

    @Test
    void showsTheNewestFirst() {
        var shown = show.show(ADA, 4).orElseThrow();

        assertThat(shown.records())
                .extracting(TrailRecord::text)
                .satisfiesExactly(
                        text -> assertThat(text).contains("\"session_id\":\"19\""),
                        text -> assertThat(text).contains("\"session_id\":\"17\""),
                        text -> assertThat(text).contains("\"session_id\":\"15\""),
                        text -> assertThat(text).contains("\"session_id\":\"13\""));
        assertThat(shown.more()).isPresent();
        assertThat(shown.broken()).isEmpty();
    }

    @Test
    void showsAllOfOneUserAndNobodyElse() {
        assertThat(show.show(BOB, 100).orElseThrow().records()).hasSize(10);
        assertThat(show.show(BOB, 100).orElseThrow().more()).isEmpty();
        assertThat(show.show(Fresh.userId(), 100)).isEmpty();
    }

    @Test
    void saysWhereTheWayEnds() {
        var third = show.show(ADA, 3).orElseThrow().records().getLast();
        world.records.objects().remove(third.key());

        var shown = show.show(ADA, 100).orElseThrow();
        assertThat(shown.records()).hasSize(2);
        assertThat(shown.broken()).contains(third.key());
    }

    /// A record of somebody else in the place of this user's is not shown.
    @Test
    void showsNoRecordOfAnother() {
        var third = show.show(ADA, 3).orElseThrow().records().getLast();
        var other = show.show(BOB, 1).orElseThrow().records().getFirst();
        world.records.objects().put(third.key(), other.object());

        assertThat(show.show(ADA, 100).orElseThrow().broken()).contains(third.key());
    }

    @Test
    void showsWhatIsNotInTheBucketYet() {
        var newest = show.show(ADA, 1).orElseThrow().records().getFirst();
        world.records.objects().remove(newest.key());
        world.heads.replace(TrailHead.pending(newest));

        boolean isNewestOfShard = world.heads.head(newest.shard()).hash().equals(newest.hash());
        assertThat(isNewestOfShard).isTrue();
        assertThat(show.show(ADA, 100).orElseThrow().records()).hasSize(10);
    }
}
