package ostiary.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.mail.Mail;
import ostiary.emulators.aws.states.Execution;
import ostiary.emulators.aws.states.ExecutionStatus;

/// Faults that do not pass by themselves: somebody stops the saga, mail never goes out, clocks differ, the question
/// comes late, an operator mistypes.
class SagaFaultsTest {
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final Plan REFUSED = Plan.smooth().refusing(Set.of("billing"));

    private static Service orderDesk(SagaWorld world) {
        return Objects.requireNonNull(world.services.get("order-desk"));
    }

    private static void ends(Execution execution, String state) {
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.entered().getLast()).isEqualTo(state);
    }

    /// The runbook says to start another with the same input.
    @Test
    void whoeverWasNotReleasedIsByASecondSaga() throws IOException {
        var world = new SagaWorld(REFUSED.dead(Set.of("cancel billing", "cancel order-desk"), false));
        world.then(world.at.minus(WINDOW).plus(Duration.ofHours(1)), world::stop);
        var stopped = world.run();
        assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(orderDesk(world).isAsBefore()).isFalse();

        world.mend();
        ends(world.startAnew(stopped), "Refused");

        assertThat(world.services.values()).allMatch(Service::isCancelled).allMatch(Service::isAsBefore);
        assertThat(world.world.outbox.sent()).containsOnlyOnce(new Mail.DeletionRefused(world.email));
    }

    @Test
    void theSameIfTheFirstWasStoppedAfterItsCallOff() throws IOException {
        var troubles = new HashMap<String, Trouble>();
        for (int attempt = 1; attempt < 10; attempt++) {
            troubles.put("call_off " + attempt, Trouble.DIES_AFTER_ITS_WRITE);
        }
        var world = new SagaWorld(REFUSED.with(troubles));
        world.then(world.at.minus(WINDOW).plus(Duration.ofMinutes(2)), world::stop);
        var stopped = world.run();
        assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(world.isKept()).isTrue();

        ends(world.startAnew(stopped), "Refused");

        assertThat(world.services.values()).allMatch(Service::isCancelled).allMatch(Service::isAsBefore);
        assertThat(world.world.outbox.sent()).containsOnlyOnce(new Mail.DeletionRefused(world.email));
    }

    @Test
    void mailThatNeverGoesOutHoldsNobodyUp() throws IOException {
        var world = new SagaWorld(REFUSED);
        world.losesMail();
        world.then(
                world.at.minus(WINDOW).plus(Duration.ofMinutes(5)),
                () -> assertThat(world.services.values()).allMatch(Service::isCancelled));

        ends(world.run(), "Refused, but untold");

        assertThat(world.isKept()).isTrue();
        assertThat(world.services.values()).allMatch(Service::isAsBefore);
    }

    /// "Keep my account" is taken by an instance of the right time, after another has read that it is too late.
    @Test
    void anInstanceThatIsAheadErasesNothingThatIsKept() throws IOException {
        var world = new SagaWorld(Plan.smooth().with(Map.of("pivot 1", Trouble.THROWS)));
        world.hurries(Duration.ofSeconds(20));
        world.request();
        world.world.clock.set(world.at.minusSeconds(10));
        world.then(world.at.minusSeconds(9), world::keep);

        ends(world.start(), "Kept");

        assertThat(world.isKept()).isTrue();
        assertThat(world.services.values()).noneMatch(Service::isErased);
    }

    @Test
    void anInstanceThatIsAheadLetsNobodyKeepWhatItErases() throws IOException {
        var world = new SagaWorld(Plan.smooth());
        world.hurries(Duration.ofSeconds(2));
        world.request();
        world.world.clock.set(world.at.minusSeconds(1));
        world.then(world.at.minusMillis(500), world::keep);

        ends(world.start(), "Erased");

        assertThat(world.isKept()).isFalse();
    }

    /// Of a call-off, too.
    @Test
    void anInstanceThatIsAheadCallsNothingOffThatItThenErases() throws IOException {
        var world = new SagaWorld(
                Plan.smooth().with(Map.of("pivot 1", Trouble.THROWS)).refusing(Set.of("billing")));
        world.then(world.at.minusSeconds(600), () -> world.hurries(Duration.ofHours(1)));
        world.then(world.at.minusMillis(598_500), world::keep);
        world.request();
        world.world.clock.set(world.at.minusSeconds(600).minusMillis(500));

        ends(world.start(), "Kept");

        assertThat(world.isKept()).isTrue();
        assertThat(world.services.values()).noneMatch(Service::isErased).allMatch(Service::isAsBefore);
    }

    @Test
    void aQuestionThatIsLateIsOverBeforeTheEnd() throws IOException {
        var world = new SagaWorld(Plan.smooth().dead(Set.of("prepare billing"), false));
        world.request();
        world.world.clock.set(world.at.minus(Duration.ofHours(1)));
        world.then(
                world.at.minus(Duration.ofMinutes(14)),
                () -> assertThat(world.isKept()).isTrue());

        ends(world.start(), "Refused");

        assertThat(world.isKept()).isTrue();
    }

    @Test
    void whatIsNoDecisionIsWaitedOnOnceMore() throws IOException {
        var mistyped = List.of(
                "{}",
                "[]",
                "\"retry\"",
                "null",
                "1",
                "{\"decision\":1}",
                "{\"decision\":null}",
                "{\"decision\":{\"decision\":\"retry\"}}",
                "{\"decision\":\"Retry\"}",
                "{\"Decision\":\"retry\"}");
        var world = new SagaWorld(Plan.smooth().dead(Set.of("erase billing"), false));
        world.mistypes(mistyped);

        ends(world.run(), "Erased");

        assertThat(world.services.values()).allMatch(Service::isErased);
        assertThat(world.alarms()).isEqualTo(mistyped.size() + 1);
    }
}
