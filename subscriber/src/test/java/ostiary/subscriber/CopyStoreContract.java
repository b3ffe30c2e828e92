package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The rules that each store of a copy keeps; a team's own, too.
///
/// @param <V> what is kept of an entity
public abstract class CopyStoreContract<V> {
    private final String entity = UUID.randomUUID().toString();

    /// The store under test.
    protected abstract CopyStore<V> store();

    /// A value that is another for each number.
    protected abstract V value(long number);

    /// As readers find it; empty behind a tombstone, too.
    protected abstract Optional<V> kept(String id);

    @Test
    void keepsTheNewest() {
        assertThat(put(2)).isTrue();
        assertThat(put(2)).isFalse();
        assertThat(put(1)).isFalse();
        assertThat(kept(entity)).contains(value(2));
        // As numbers, not as text.
        assertThat(put(10)).isTrue();
        assertThat(put(9)).isFalse();
        assertThat(kept(entity)).contains(value(10));
    }

    @Test
    void keepsOneEntityApartFromAnother() {
        put(2);

        assertThat(store().putIfNewer(entity + "/1", 1, value(1))).isTrue();
        assertThat(kept(entity)).contains(value(2));
    }

    @Test
    void neverBringsBackWhatIsBuried() {
        put(3);

        assertThat(store().bury(entity, 1)).isTrue();
        assertThat(store().bury(entity, 4)).isFalse();
        assertThat(put(5)).isFalse();
        assertThat(put(Integer.MAX_VALUE)).isFalse();
        assertThat(kept(entity)).isEmpty();
    }

    @Test
    void buriesWhatItHasNeverHeardOf() {
        assertThat(store().bury(entity, 8)).isTrue();
        assertThat(put(7)).isFalse();
        assertThat(put(9)).isFalse();
        assertThat(kept(entity)).isEmpty();
    }

    @Test
    void takesWritesAtTheSameTime() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> writes = LongStream.rangeClosed(1, 20)
                    .mapToObj(version -> threads.submit(() -> put(version % 20 + 1)))
                    .toList();
            for (var write : writes) {
                write.get();
            }
        }
        assertThat(kept(entity)).contains(value(20));
    }

    private boolean put(long version) {
        return store().putIfNewer(entity, version, value(version));
    }
}
