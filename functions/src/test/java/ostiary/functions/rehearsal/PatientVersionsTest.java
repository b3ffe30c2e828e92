package ostiary.functions.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.core.testing.MovableClock;
import ostiary.functions.rehearsal.VersionInvoker.Result;

class PatientVersionsTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Result ANSWER = new Result(false, "{}");

    private final MovableClock clock = new MovableClock(NOON);
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void waitForRoom() {
        var versions = patient((function, _) -> {
            if (calls.incrementAndGet() < 6) {
                throw new VersionBusyException(function, new IllegalStateException("429"));
            }
            return ANSWER;
        });

        assertThat(versions.invoke(ServiceFunction.LOGIN, "{}")).isEqualTo(ANSWER);
        assertThat(waited()).isEqualTo(Duration.ofMillis(500 + 1000 + 2000 + 4000 + 5000));
    }

    @Test
    void doNotWaitForEver() {
        var versions = patient((function, _) -> {
            throw new VersionBusyException(function, new IllegalStateException("429"));
        });

        assertThatThrownBy(() -> versions.invoke(ServiceFunction.LOGIN, "{}"))
                .isInstanceOf(VersionBusyException.class)
                .hasMessage("login has no room to run");
        assertThat(waited()).isBetween(PatientVersions.PATIENCE.minusSeconds(5), PatientVersions.PATIENCE);
    }

    @Test
    void callOnceWhateverElseGoesWrong() {
        var versions = patient((_, _) -> {
            calls.incrementAndGet();
            throw new IllegalStateException("no route");
        });

        assertThatThrownBy(() -> versions.invoke(ServiceFunction.LOGIN, "{}")).hasMessage("no route");
        assertThat(calls).hasValue(1);
        assertThat(waited()).isZero();
    }

    /// Or a walker that is alive would be taken for dead.
    @Test
    void takeLessTimeThanTheWalkersLease() {
        assertThat(PatientVersions.PATIENCE.plus(PublishedVersions.TIMEOUT)).isLessThan(OneRehearsal.LEASE);
    }

    private PatientVersions patient(VersionInvoker versions) {
        return new PatientVersions(versions, clock, clock::advance);
    }

    private Duration waited() {
        return Duration.between(NOON, clock.instant());
    }
}
