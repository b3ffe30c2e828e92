package ostiary.emulators.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ostiary.emulators.aws.states.StatesWorld.json;
import static ostiary.emulators.aws.states.StatesWorld.only;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Retry, Catch, timeouts, and what a failure ends.
class RecoveryTest {
    private static final String TASK = "'Type':'Task','Resource':'r','End':true";
    private static final String CATCHING = "'Type':'Task','Resource':'r','Catch':[{'ErrorEquals':[%s],'Next':'C',"
            + "'ResultPath':'$.e'}],'End':true},'C':{'Type':'Succeed'";

    private final StatesWorld world = new StatesWorld();

    @Test
    void retriesAfterPausesThatGrow() {
        world.fails("A", "E");
        var execution = world.run(
                only(TASK + ",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':2,'BackoffRate':3,'MaxAttempts':4,"
                        + "'MaxDelaySeconds':20}]"),
                "{}");

        assertThat(world.times).containsExactly(0L, 2L, 8L, 26L, 46L);
        assertThat(execution.error()).hasValue("E");
    }

    @Test
    void retriesThreeTimesIfNotTold() {
        world.fails("A", "E");
        world.run(only(TASK + ",'Retry':[{'ErrorEquals':['States.TaskFailed']}]"), "{}");

        assertThat(world.times).containsExactly(0L, 1L, 3L, 7L);
    }

    @Test
    void eachRetrierCountsItsOwn() {
        world.when("A", _ -> new TaskAnswer.Failed(world.times.size() % 2 == 1 ? "E" : "F", ""));
        world.run(
                only(TASK + ",'Retry':[{'ErrorEquals':['E'],'MaxAttempts':2,'BackoffRate':1},"
                        + "{'ErrorEquals':['F'],'MaxAttempts':1,'IntervalSeconds':10}]"),
                "{}");

        assertThat(world.times).containsExactly(0L, 1L, 11L, 12L);
    }

    @Test
    void anAttemptThatWorksEndsIt() {
        world.when("A", request -> world.times.size() < 2 ? new TaskAnswer.Failed("E", "") : ok(request));
        var execution = world.run(only(TASK + ",'Retry':[{'ErrorEquals':['States.ALL']}]"), "{'a':1}");

        assertThat(execution.output()).hasValue(Json.read("{\"a\":1}"));
    }

    private static TaskAnswer ok(TaskRequest request) {
        return new TaskAnswer.Succeeded(request.parameters());
    }

    @Test
    void jitterShortensPauses() {
        world.fails("A", "E");
        world.run(
                only(TASK + ",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':1000,'BackoffRate':1,'MaxAttempts':50,"
                        + "'JitterStrategy':'FULL'}]"),
                "{}");

        assertThat(world.times.getLast()).isCloseTo(25_000L, within(10_000L));
        assertThat(world.times).hasSize(51).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'E'", "'X','E'", "'States.TaskFailed'", "'States.ALL'"})
    void catches(String names) {
        world.fails("A", "E");
        var execution = world.run(only(CATCHING.formatted(names)), "{'a':1}");

        assertThat(execution.output()).hasValue(Json.read(json("{'a':1,'e':{'Error':'E','Cause':'because'}}")));
    }

    @Test
    void runtimeErrorsAreNotCaught() {
        var execution = world.run(
                only(CATCHING.formatted("'States.ALL'").replace("'Resource'", "'InputPath':'$.no','Resource'")), "{}");

        assertThat(execution.error()).hasValue("States.Runtime");
    }

    @Test
    void aTimeoutIsNoTaskFailed() {
        world.when("A", _ -> new TaskAnswer.Silent());
        var limited = CATCHING.replace("'Resource'", "'TimeoutSeconds':30,'Resource'");

        assertThat(world.run(only(limited.formatted("'States.TaskFailed'")), "{}")
                        .error())
                .hasValue("States.Timeout");
        assertThat(world.seconds()).isEqualTo(30);
        assertThat(world.run(only(limited.formatted("'States.Timeout'")), "{}").status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void anAnswerAfterTheTimeoutIsLost() {
        world.when(
                "A",
                request -> new TaskAnswer.Late(Duration.ofSeconds(world.times.size() == 1 ? 40 : 20), ok(request)));
        var execution = world.run(
                only(TASK + ",'TimeoutSecondsPath':'$.t','Retry':[{'ErrorEquals':['States.Timeout']}]"), "{'t':30}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.stop()).hasValue(StatesWorld.START.plusSeconds(51));
    }

    @Test
    void anExecutionTimesOut() {
        world.when("A", _ -> new TaskAnswer.Silent());
        var execution = world.run(only(TASK).replace("{'StartAt'", "{'TimeoutSeconds':60,'StartAt'"), "{}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(world.seconds()).isEqualTo(60);
    }

    private static final String TWO = "'Type':'Parallel','End':true,'Branches':["
            + "{'StartAt':'B','States':{'B':{'Type':'Task','Resource':'r'%s,'End':true}%s}},"
            + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':9,'Next':'D'},"
            + "'D':{'Type':'Task','Resource':'r','End':true}}}]";

    @Test
    void aFailureOfABranchEndsItsSiblings() {
        world.fails("B", "E");
        var execution = world.run(only(TWO.formatted("", "")), "{}");

        assertThat(execution.error()).hasValue("E");
        assertThat(execution.stop()).hasValue(StatesWorld.START);
        assertThat(world.requests).extracting(TaskRequest::state).containsExactly("B");
        assertThat(world.machines.isIdle()).isTrue();
    }

    @Test
    void whatABranchCatchesEndsNoSibling() {
        world.fails("B", "E");
        var caught = ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'C'}]";
        var execution = world.run(only(TWO.formatted(caught, ",'C':{'Type':'Pass','Result':0,'End':true}")), "{}");

        assertThat(execution.output()).hasValue(Json.read("[0,{}]"));
    }

    @Test
    void aParallelIsRetriedAsAWhole() {
        world.when("B", request -> world.times.size() < 2 ? new TaskAnswer.Failed("E", "") : ok(request));
        var execution = world.run(
                only(TWO.formatted("", "") + ",'Retry':[{'ErrorEquals':['States.BranchFailed'],'IntervalSeconds':4}]"),
                "{}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.entered()).containsExactly("A", "B", "W", "B", "W", "D");
        assertThat(world.seconds()).isEqualTo(13);
    }

    @Test
    void aFailureOfAnItemEndsTheMap() {
        world.when("B", request -> request.parameters().asInt() == 2 ? new TaskAnswer.Failed("E", "") : ok(request));
        var execution = world.run(
                only("'Type':'Map','End':true,'MaxConcurrency':1,'ItemProcessor':{'StartAt':'B','States':{'B':{" + TASK
                        + "}}}"),
                "[1,2,3]");

        assertThat(execution.error()).hasValue("E");
        assertThat(world.requests).hasSize(2);
    }
}
