package ostiary.emulators.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.emulators.aws.states.StatesWorld.json;
import static ostiary.emulators.aws.states.StatesWorld.only;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// One execution a name, and what is seen of it.
class ExecutionsTest {
    private final StatesWorld world = new StatesWorld();
    private final StateMachine machine = world.machines.create(
            "arn:aws:states:eu-west-1:1:stateMachine:m", "r", json(only("'Type':'Wait','Seconds':60,'End':true")));

    @Test
    void theSameStartAgainIsTheSameExecution() {
        var execution = world.machines.start(machine, "n", Json.read("1"));

        assertThat(world.machines.start(machine, "n", Json.read("1"))).isSameAs(execution);
        assertThat(world.machines.executions(machine.arn())).containsExactly(execution);
        assertThat(execution.arn()).isEqualTo("arn:aws:states:eu-west-1:1:execution:m:n");
    }

    @Test
    void anotherInputOrAnEndedExecutionIsRefused() {
        world.machines.start(machine, "n", Json.read("1"));
        assertThatExceptionOfType(ExecutionExistsException.class)
                .isThrownBy(() -> world.machines.start(machine, "n", Json.read("2")));
        world.drain();

        assertThatExceptionOfType(ExecutionExistsException.class)
                .isThrownBy(() -> world.machines.start(machine, "n", Json.read("1")));
    }

    @Test
    void aRunningExecutionKeepsItsDefinition() {
        var execution = world.machines.start(machine, "n", Json.read("1"));
        world.machines.create(machine.arn(), "r", json(only("'Type':'Fail'")));
        world.drain();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aStoppedExecutionDoesNothingMore() {
        var execution = world.machines.start(machine, "n", Json.read("1"));
        world.pass(Duration.ofSeconds(5));
        world.machines.stop(execution, "E", "c");
        world.machines.stop(execution, "F", "d");

        assertThat(world.machines.isIdle()).isTrue();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(execution.error()).hasValue("E");
        assertThat(execution.stop()).hasValue(StatesWorld.START.plusSeconds(5));
    }
}
