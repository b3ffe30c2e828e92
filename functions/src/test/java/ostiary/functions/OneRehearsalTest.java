package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.rehearsal.Sleeper;
import ostiary.functions.rehearsal.Standing;
import ostiary.functions.rehearsal.Verdict;
import ostiary.functions.rehearsal.Verdict.Failed;
import ostiary.functions.rehearsal.Verdict.Passed;
import ostiary.functions.rehearsal.VersionInvoker;

/// Many hooks and one rehearsal.
class OneRehearsalTest extends OneRehearsalSetup {
    private static final int HOOKS = ServiceFunction.released().size();

    /// However slow the machine may be on which the tests run.
    private static final Duration LONGER_THAN_ANY_LEASE = Duration.ofMinutes(13);

    @Test
    void isSharedByAllHooksOfARelease() throws Exception {
        assertThat(atOnce()).hasSize(HOOKS).containsOnly(new Passed());
        assertThat(mails()).isEqualTo(1);
        assertThat(world.asked).isEqualTo(ServiceFunction.released());
    }

    @Test
    void failsForAllOfThem() throws Exception {
        world.broken.put(ServiceFunction.REFRESH, OneRehearsalTest::crash);

        assertThat(atOnce()).hasSize(HOOKS).containsOnly(new Failed("refresh", "500 function_failed"));
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void isTakenOverFromAWalkerThatDied() {
        var died = world.world.clock.instant();
        verdicts.take(RehearsalWorld.RELEASE, "died", died, died.plus(LEASE));

        assertThat(verdict()).isEqualTo(new Passed());
        assertThat(Duration.between(died, world.world.clock.instant())).isBetween(LEASE, LEASE.plusSeconds(5));
        assertThat(mails()).isEqualTo(1);
    }

    /// The other has passed, and that holds for both: this one was slow, and what it saw at last does not count.
    @Test
    void doesNotCountWhereItsWalkerWasTooSlow() {
        world.broken.put(ServiceFunction.LOGIN, (function, event) -> {
            world.broken.remove(ServiceFunction.LOGIN);
            world.world.clock.advance(LONGER_THAN_ANY_LEASE);
            assertThat(verdict()).isEqualTo(new Passed());
            return crash(function, event);
        });

        assertThat(verdict()).isEqualTo(new Passed());
        assertThat(standing()).isEqualTo(new Standing.Decided(new Passed()));
        assertThat(mails()).as("the slow walk is not tried again").isEqualTo(2);
    }

    @Test
    void isGivenUpWhereItTakesTooLong() {
        world.broken.put(ServiceFunction.LOGIN, (function, event) -> {
            world.world.clock.advance(LONGER_THAN_ANY_LEASE);
            return world.sound(function, event);
        });

        assertThat(verdict()).isEqualTo(new Failed("sign_up", "LeaseLostException"));
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void isWaitedForAsLongAsThereIsTime() {
        var begun = world.world.clock.instant();

        assertThat(verdict(new WrappedVerdictStore(verdicts) {
                    @Override
                    public Standing take(String release, String walker, Instant now, Instant until) {
                        return new Standing.Walking();
                    }
                }))
                .isEqualTo(new Failed("wait", "another hook walks for too long"));
        assertThat(Duration.between(begun, world.world.clock.instant())).isBetween(PATIENCE.minusSeconds(5), PATIENCE);
        assertThat(pauses.getFirst()).isLessThan(Duration.ofSeconds(1));
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) <= 0);
        assertThat(world.asked).isEmpty();
    }

    /// A hook that comes late hears of the failure; a deployment that is tried again with the same versions is
    /// judged anew.
    @Test
    void isRepeatedSomeMinutesAfterItFailed() {
        world.broken.put(ServiceFunction.SIGNUP, OneRehearsalTest::crash);
        var failed = verdict();
        world.broken.clear();
        world.world.clock.advance(Duration.ofMinutes(4));

        assertThat(failed).isEqualTo(new Failed("sign_up", "500 function_failed"));
        assertThat(verdict()).isEqualTo(failed);

        world.world.clock.advance(Duration.ofMinutes(1));

        assertThat(verdict()).isEqualTo(new Passed());
    }

    @Test
    void isNotRepeatedAfterItPassed() {
        assertThat(verdict()).isEqualTo(new Passed());
        world.asked.clear();
        world.world.clock.advance(Duration.ofDays(20));

        assertThat(verdict()).isEqualTo(new Passed());
        assertThat(world.asked).isEmpty();
    }

    @Test
    void isForOneSetOfVersions() {
        world.broken.put(ServiceFunction.SIGNUP, OneRehearsalTest::crash);
        assertThat(verdict()).isInstanceOf(Failed.class);
        world.broken.clear();

        assertThat(world.hook("another", verdicts, this::sleep).verdict(PATIENCE))
                .isEqualTo(new Passed());
    }

    private List<Verdict> atOnce() throws Exception {
        Sleeper others = _ -> {};
        Callable<Verdict> hook = () -> world.hook(verdicts, others).verdict(PATIENCE);
        try (var threads = Executors.newFixedThreadPool(HOOKS)) {
            return threads.invokeAll(Stream.generate(() -> hook).limit(HOOKS).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static VersionInvoker.Result crash(ServiceFunction function, String event) {
        return new VersionInvoker.Result(true, "{\"errorType\":\"Runtime.ExitError\"}");
    }
}
