package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.adapters.secrets.CachedVerificationKeys;
import ostiary.adapters.secrets.KeySets;
import ostiary.core.UnavailableException;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.key.VerificationKey;

class DynamoDbPublishedKeysTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Table table = LocalTable.fresh();
    private final DynamoDbPublishedKeys keys = new DynamoDbPublishedKeys(table);

    @Test
    void areUnavailableBeforeTheFirstRotation() {
        assertThat(keys.find()).isEmpty();
        assertThatThrownBy(keys::read).isInstanceOf(UnavailableException.class);
    }

    @Test
    void areReadAsTheyWerePublished() {
        var document = KeySets.fresh(NOON).verification().read();

        assertThat(keys.replace(Optional.empty(), document)).isTrue();

        assertThat(keys.read()).isEqualTo(document);
        assertThat(new CachedVerificationKeys(keys, () -> NOON).published())
                .extracting(VerificationKey::algorithm)
                .containsExactly(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256);
    }

    @Test
    void areReplacedByWhoKnowsThem() {
        keys.replace(Optional.empty(), "1");

        assertThat(keys.replace(Optional.of("1"), "2")).isTrue();
        assertThat(keys.read()).isEqualTo("2");
    }

    @Test
    void areNotReplacedByWhoDoesNot() {
        assertThat(keys.replace(Optional.of("0"), "1")).isFalse();
        assertThat(keys.find()).isEmpty();
        keys.replace(Optional.empty(), "1");

        assertThat(keys.replace(Optional.empty(), "2")).isFalse();
        assertThat(keys.replace(Optional.of("0"), "2")).isFalse();
        assertThat(keys.read()).isEqualTo("1");
    }

    /// The SDK does so when an acknowledgement is lost.
    @Test
    void mayBeReplacedTwiceByTheSame() {
        assertThat(keys.replace(Optional.empty(), "1")).isTrue();
        assertThat(keys.replace(Optional.empty(), "1")).isTrue();
        assertThat(keys.replace(Optional.of("1"), "2")).isTrue();
        assertThat(keys.replace(Optional.of("1"), "2")).isTrue();
    }

    @Test
    void areReplacedByOneOfManyAtOnce() throws Exception {
        keys.replace(Optional.empty(), "0");

        try (var threads = Executors.newFixedThreadPool(8)) {
            var done = threads.invokeAll(IntStream.rangeClosed(1, 8)
                    .mapToObj(i -> (Callable<Boolean>) () -> keys.replace(Optional.of("0"), String.valueOf(i)))
                    .toList());

            assertThat(done.stream().filter(Future::resultNow)).hasSize(1);
        }
    }

    /// There are two keys at most times, and three around a turnover.
    @Test
    void costOneUnitToRead() {
        var meter = new CapacityMeter();
        var metered =
                new DynamoDbPublishedKeys(new Table(LocalTable.watchedBy(meter).client(), table.name()));
        keys.replace(Optional.empty(), KeySets.fresh(NOON).verification().read().repeat(3));

        metered.read();

        assertThat(meter.readUnits()).isEqualTo(1);
    }
}
