package ostiary.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;

class ThrottleTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Limit THREE = new Limit("three", 3, QUARTER);
    private static final Limit FIVE_AN_HOUR = new Limit("five", 5, Duration.ofHours(1));

    private final AttemptStore store = new InMemoryAttemptStore();
    private final Throttle throttle = new Throttle(store);

    @Test
    void takesAsManyAsTheLimitSays() {
        assertThat(throttle.take(THREE.of("ada"), NOON)).isEmpty();
        assertThat(throttle.take(THREE.of("ada"), NOON)).isEmpty();
        assertThat(throttle.take(THREE.of("ada"), NOON)).isEmpty();
        assertThat(throttle.take(THREE.of("ada"), NOON)).contains(QUARTER);
    }

    @Test
    void startsAnewWithTheNextWindow() {
        useUp(THREE, "ada", NOON);

        assertThat(throttle.take(THREE.of("ada"), NOON.plus(QUARTER).minusMillis(1)))
                .contains(Duration.ofMillis(1));
        assertThat(throttle.take(THREE.of("ada"), NOON.plus(QUARTER))).isEmpty();
    }

    @Test
    void laysWindowsBackToBackWhateverTheFirstAttemptsTime() {
        var late = NOON.plus(QUARTER).minusSeconds(10);
        useUp(THREE, "ada", late);

        assertThat(throttle.take(THREE.of("ada"), late)).contains(Duration.ofSeconds(10));
        assertThat(throttle.take(THREE.of("ada"), late.plusSeconds(10))).isEmpty();
    }

    @Test
    void laysWindowsOutBeforeTheEpochToo() {
        useUp(THREE, "ada", Instant.EPOCH.minusSeconds(1));

        assertThat(throttle.check(List.of(THREE.of("ada")), Instant.EPOCH.minusSeconds(1)))
                .contains(Duration.ofSeconds(1));
        assertThat(throttle.check(List.of(THREE.of("ada")), Instant.EPOCH)).isEmpty();
    }

    @Test
    void countsEachSubjectAndEachLimitByItself() {
        useUp(THREE, "ada", NOON);

        assertThat(throttle.take(THREE.of("eve"), NOON)).isEmpty();
        assertThat(throttle.take(new Limit("other", 3, QUARTER).of("ada"), NOON))
                .isEmpty();
    }

    @Test
    void checksWithoutCounting() {
        for (int time = 0; time < 10; time++) {
            assertThat(throttle.check(List.of(THREE.of("ada")), NOON)).isEmpty();
        }

        throttle.count(List.of(THREE.of("ada")), NOON);
        throttle.count(List.of(THREE.of("ada")), NOON);
        assertThat(throttle.check(List.of(THREE.of("ada")), NOON)).isEmpty();
        throttle.count(List.of(THREE.of("ada")), NOON);
        assertThat(throttle.check(List.of(THREE.of("ada")), NOON)).contains(QUARTER);
    }

    @Test
    void countsForEverySubject() {
        throttle.count(List.of(THREE.of("ada"), FIVE_AN_HOUR.of("192.0.2.1")), NOON);

        assertThat(store.add(AttemptWindow.of(THREE.of("ada"), NOON))).isEqualTo(2);
        assertThat(store.add(AttemptWindow.of(FIVE_AN_HOUR.of("192.0.2.1"), NOON)))
                .isEqualTo(2);
    }

    @Test
    void saysToWaitForTheLatestOfTheLimitsThatAreUsedUp() {
        var subjects = List.of(THREE.of("ada"), FIVE_AN_HOUR.of("192.0.2.1"));
        useUp(THREE, "ada", NOON);

        assertThat(throttle.check(subjects, NOON)).contains(QUARTER);
        useUp(FIVE_AN_HOUR, "192.0.2.1", NOON);
        assertThat(throttle.check(subjects, NOON)).contains(Duration.ofHours(1));
        assertThat(throttle.check(subjects, NOON.plus(QUARTER))).contains(Duration.ofMinutes(45));
    }

    @Test
    void letsNoMoreThroughWhenTheyComeAllAtOnce() throws Exception {
        assertThat(AtOnce.call(64, () -> throttle.take(THREE.of("ada"), NOON)))
                .filteredOn(Optional::isEmpty)
                .hasSize(3);
    }

    @Test
    void keepsNoSubjectInTheClear() {
        var window = AttemptWindow.of(THREE.of("ada@example.org"), NOON);

        assertThat(window.toString()).doesNotContain("ada", "example");
        assertThat(window.key()).startsWith("three#");
    }

    @Test
    void stopsOneNetworkBeforeItCanLockAUserOut() {
        assertThat(Limits.LOGIN_BY_NETWORK.most()).isLessThan(Limits.LOGIN_BY_USERNAME.most());
        assertThat(Limits.LOGIN_BY_NETWORK.window()).isEqualTo(Limits.LOGIN_BY_USERNAME.window());
    }

    /// One stranger's /48 gives less than two of an IPv4 provider's addresses, and each wider network is counted
    /// longer.
    @Test
    void giveAWholeIpv6SiteLittleMoreThanOneAddress() {
        for (var subjects :
                List.of(Limits.loginsFrom("2001:db8:1:2:0:0:0:0/64"), Limits.signUpsFrom("2001:db8:1:2:0:0:0:0/64"))) {
            var limits = subjects.stream().map(Limit.Subject::limit).toList();
            assertThat(limits).extracting(Limit::most).isSorted().hasSize(3);
            assertThat(limits).extracting(Limit::window).isSorted().doesNotHaveDuplicates();
            assertThat(aDay(limits.getLast())).isLessThan(2 * aDay(limits.getFirst()));
        }
    }

    private static long aDay(Limit limit) {
        return limit.most() * Duration.ofDays(1).dividedBy(limit.window());
    }

    private void useUp(Limit limit, String subject, Instant now) {
        for (int attempt = 0; attempt < limit.most(); attempt++) {
            assertThat(throttle.take(limit.of(subject), now)).isEmpty();
        }
    }
}
