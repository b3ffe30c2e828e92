package ostiary.functions.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.functions.rehearsal.Standing.Decided;
import ostiary.functions.rehearsal.Standing.Walking;
import ostiary.functions.rehearsal.Standing.Yours;
import ostiary.functions.rehearsal.Verdict.Failed;
import ostiary.functions.rehearsal.Verdict.Passed;

/// The contract of every store of verdicts.
abstract class VerdictStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofMinutes(3));
    private static final Failed FAILED = new Failed("refresh", "401 invalid_grant");

    private final String release = UUID.randomUUID().toString();

    abstract VerdictStore store();

    @Test
    void givesTheWalkToTheFirstWhoAsks() {
        assertThat(take("one", NOON)).isEqualTo(new Yours());
        assertThat(take("two", NOON)).isEqualTo(new Walking());
        assertThat(store().take(release + "x", "two", NOON, LATER)).isEqualTo(new Yours());
    }

    @Test
    void givesItToOneOfManyWhoAskAtOnce() throws InterruptedException {
        List<Callable<Standing>> walkers = IntStream.range(0, 8)
                .<Callable<Standing>>mapToObj(i -> () -> take("walker " + i, NOON))
                .toList();
        try (var threads = Executors.newFixedThreadPool(walkers.size())) {
            assertThat(threads.invokeAll(walkers).stream().map(Future::resultNow))
                    .containsOnlyOnce(new Yours())
                    .filteredOn(standing -> !standing.equals(new Yours()))
                    .hasSize(7)
                    .containsOnly(new Walking());
        }
    }

    /// Its first request may have got through, and only the answer been lost.
    @Test
    void givesItToTheSameAgain() {
        take("one", NOON);

        assertThat(take("one", NOON)).isEqualTo(new Yours());
    }

    @Test
    void givesItToAnotherWhenItIsNotRenewedInTime() {
        take("one", NOON);

        assertThat(take("two", LATER.minusMillis(1))).isEqualTo(new Walking());
        assertThat(take("two", LATER)).isEqualTo(new Yours());
        assertThat(take("one", LATER)).isEqualTo(new Walking());
    }

    @Test
    void keepsItForWhoRenewsIt() {
        take("one", NOON);

        assertThat(store().renew(release, "one", LATER.plusMillis(1))).isTrue();
        assertThat(take("two", LATER)).isEqualTo(new Walking());
        assertThat(take("two", LATER.plusMillis(1))).isEqualTo(new Yours());
    }

    @Test
    void tellsEverybodyTheVerdict() {
        take("one", NOON);

        assertThat(decide("one", new Passed())).isTrue();
        assertThat(List.of(take("one", NOON), take("two", NOON))).containsOnly(new Decided(new Passed()));
    }

    @Test
    void tellsWhatHasFailed() {
        take("one", NOON);
        decide("one", FAILED);

        assertThat(take("two", NOON)).isEqualTo(new Decided(FAILED));
    }

    @Test
    void forgetsAVerdictThatHasRunOut() {
        take("one", NOON);
        decide("one", FAILED);

        assertThat(take("two", LATER)).isEqualTo(new Yours());
        assertThat(take("three", LATER)).isEqualTo(new Walking());
    }

    /// Or the late verdict of a walker that hung would stand in the place of the one that others have heard.
    @Test
    void takesNothingFromAWalkerThatWasTakenOver() {
        take("one", NOON);
        take("two", LATER);

        assertThat(store().renew(release, "one", LATER.plusSeconds(9))).isFalse();
        assertThat(decide("one", FAILED)).isFalse();
        assertThat(decide("two", new Passed())).isTrue();
        assertThat(decide("one", FAILED)).isFalse();
        assertThat(take("three", NOON)).isEqualTo(new Decided(new Passed()));
    }

    @Test
    void takesOneVerdict() {
        take("one", NOON);
        decide("one", new Passed());

        assertThat(decide("one", FAILED)).isFalse();
        assertThat(store().renew(release, "one", NOON.plus(Duration.ofDays(9)))).isFalse();
        assertThat(take("two", NOON)).isEqualTo(new Decided(new Passed()));
    }

    @Test
    void takesNoneWhereNobodyWalks() {
        assertThat(decide("one", new Passed())).isFalse();
        assertThat(store().renew(release, "one", LATER)).isFalse();
        assertThat(take("two", NOON)).isEqualTo(new Yours());
    }

    private Standing take(String walker, Instant now) {
        return store().take(release, walker, now, now.isBefore(LATER) ? LATER : now.plusSeconds(60));
    }

    private boolean decide(String walker, Verdict verdict) {
        return store().decide(release, walker, verdict, LATER);
    }
}
