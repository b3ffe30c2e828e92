package ostiary.core.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.core.trail.TrailRecordStore.Stored;

/// The contract of the records, on whichever store. Each of its tests needs an empty one.
public abstract class TrailRecordStoreContract {
    private static final TrailShard SHARD = new TrailShard(3);

    private final TrailRecordStore records;

    protected TrailRecordStoreContract(TrailRecordStore records) {
        this.records = records;
    }

    private static String key(TrailShard shard, int number) {
        return TrailRecord.prefix(shard) + "2026/12/01/" + String.format(Locale.ROOT, "%015d", number) + ".json";
    }

    @Test
    void keepsTheFirstOfAKey() {
        records.putNew(key(SHARD, 1), "one ö\n");
        records.putNew(key(SHARD, 1), "one ö\n");
        assertThatThrownBy(() -> records.putNew(key(SHARD, 1), "another")).isInstanceOf(IllegalStateException.class);

        assertThat(records.find(key(SHARD, 1))).contains("one ö\n");
        assertThat(records.find(key(SHARD, 2))).isEmpty();
    }

    @Test
    void hasNoPageOfAnEmptyShard() {
        records.putNew(key(new TrailShard(4), 1), "text");

        assertThat(records.page(SHARD, Optional.empty())).isEmpty();
    }

    @Test
    void hasAShardPageByPageInOrder() {
        IntStream.rangeClosed(1, 450).forEach(number -> records.putNew(key(SHARD, 451 - number), "r" + (451 - number)));
        records.putNew(key(new TrailShard(2), 1), "before");
        records.putNew(key(new TrailShard(4), 1), "after");

        var all = new ArrayList<Stored>();
        Optional<String> after = Optional.empty();
        for (var page = records.page(SHARD, after); !page.isEmpty(); page = records.page(SHARD, after)) {
            assertThat(page).hasSizeLessThan(450);
            all.addAll(page);
            after = Optional.of(page.getLast().key());
        }

        assertThat(all).isEqualTo(expected());
    }

    private static List<Stored> expected() {
        return IntStream.rangeClosed(1, 450)
                .mapToObj(number -> new Stored(key(SHARD, number), "r" + number))
                .toList();
    }
}
