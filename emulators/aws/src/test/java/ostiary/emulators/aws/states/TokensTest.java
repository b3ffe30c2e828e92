package ostiary.emulators.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.emulators.aws.states.StatesWorld.only;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Tasks that wait for the answer to a token.
class TokensTest {
    private static final String WAITING = "'Type':'Task','Resource':'r.waitForTaskToken','TimeoutSeconds':100,"
            + "'HeartbeatSeconds':40,'Parameters':{'t.$':'$$.Task.Token'},'End':true";

    private final StatesWorld world = new StatesWorld();

    private Execution start() {
        return world.start(only(WAITING), "{}");
    }

    private void refuses(String type, String token) {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> world.machines.sendTaskSuccess(token, Json.object()))
                .extracting(TokenException::type)
                .isEqualTo(type);
    }

    private void answer(String output) {
        world.machines.sendTaskSuccess(world.token(), Json.read(output));
        world.pass(Duration.ZERO);
    }

    @Test
    void theAnswerIsTheResult() {
        var execution = start();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(world.requests.getFirst().parameters().path("t").asText()).isEqualTo(world.token());
        answer("5");

        assertThat(execution.output()).hasValue(Json.read("5"));
        assertThat(execution.history()).extracting(HistoryEvent::type).contains("TaskSubmitted", "TaskSucceeded");
    }

    @Test
    void aSecondAnswerIsRefused() {
        var execution = start();
        answer("1");
        refuses("TaskTimedOut", world.token());

        assertThat(execution.output()).hasValue(Json.read("1"));
    }

    @Test
    void aLateAnswerIsRefused() {
        var execution = start();
        world.pass(Duration.ofSeconds(40));
        refuses("TaskTimedOut", world.token());

        assertThat(execution.error()).hasValue("States.HeartbeatTimeout");
    }

    @Test
    void aHeartbeatGivesMoreTimeButNotMoreThanTheTimeout() {
        var execution = start();
        for (int i = 0; i < 3; i++) {
            world.pass(Duration.ofSeconds(30));
            world.machines.sendTaskHeartbeat(world.token());
        }
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        world.pass(Duration.ofSeconds(10));

        assertThat(execution.error()).hasValue("States.Timeout");
    }

    @Test
    void neverAnsweredIsTimedOut() {
        var execution = start();
        world.drain();

        assertThat(execution.stop()).hasValue(StatesWorld.START.plusSeconds(40));
    }

    @Test
    void aFailureIsTheErrorOfTheTask() {
        var execution = start();
        world.machines.sendTaskFailure(world.token(), "Refused", "open order");

        assertThat(execution.error()).hasValue("Refused");
        assertThat(execution.cause()).hasValue("open order");
    }

    @Test
    void theResourceMayAnswerBeforeItReturns() {
        world.when("A", request -> {
            world.machines.sendTaskSuccess(request.token().orElseThrow(), Json.read("2"));
            return new TaskAnswer.Succeeded(Json.object());
        });

        assertThat(start().output()).hasValue(Json.read("2"));
    }

    @Test
    void aRetryHasATokenOfItsOwn() {
        var execution =
                world.start(only(WAITING + ",'Retry':[{'ErrorEquals':['States.Timeout'],'MaxAttempts':1}]"), "{}");
        var first = world.token();
        world.pass(Duration.ofSeconds(41));
        refuses("TaskTimedOut", first);
        answer("3");

        assertThat(execution.output()).hasValue(Json.read("3"));
    }

    @Test
    void whatIsNoTokenIsRefused() {
        var execution = start();
        refuses("InvalidToken", "");
        refuses("InvalidToken", "AAAA");
        refuses("InvalidToken", "x".repeat(3_000));
        world.machines.stop(execution, null, null);
        refuses("TaskTimedOut", world.token());
        refuses("TaskDoesNotExist", new StatesWorldToken().unknown());

        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    /// A token of the machine that was never given out.
    private static final class StatesWorldToken {
        String unknown() {
            return java.util.Base64.getEncoder()
                    .encodeToString("arn:aws:states:eu-west-1:111122223333:stateMachine:m 99"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
