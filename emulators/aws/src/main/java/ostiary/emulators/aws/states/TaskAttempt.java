package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt of a Task state (<https://states-language.net/spec.html#task-state>), with its token if it
/// waits for one.
final class TaskAttempt {
    private final Visit visit;
    private final JsonNode effective;
    private final StateMachines machines;
    private Agenda.@Nullable Item timeout;
    private Agenda.@Nullable Item heartbeat;
    private @Nullable Duration beat;
    private boolean over;

    TaskAttempt(Visit visit, JsonNode effective) {
        this.visit = visit;
        this.effective = effective;
        this.machines = visit.run().machines();
    }

    void begin() {
        var state = visit.state();
        var context = visit.context();
        Optional<String> token = state.waitsForToken() ? Optional.of(machines.token(this)) : Optional.empty();
        token.ifPresent(each -> context.putObject("Task").put("Token", each));
        var scope = new Scope(effective, context, machines.random());
        var request = new TaskRequest(
                visit.run().execution().arn(),
                state.name(),
                state.resource(),
                Json.bounded(state.filled("Parameters", scope)),
                token);
        beat = visit.seconds("HeartbeatSeconds", effective).orElse(null);
        visit.seconds("TimeoutSeconds", effective)
                .ifPresent(limit -> timeout = plan(limit, () -> timedOut(StateFailure.TIMEOUT)));
        visit.log(
                "TaskScheduled",
                details().put("parameters", request.parameters().toString()));
        heartbeat();
        machines.call(visit.run(), request, this::answered);
    }

    private ObjectNode details() {
        return Json.object().put("resource", visit.state().resource()).put("resourceType", resourceType());
    }

    private String resourceType() {
        var parts = visit.state().resource().split(":", -1);
        return parts.length > 5 ? parts[5].isEmpty() ? parts[parts.length - 2] : parts[2] : "";
    }

    private Agenda.Item plan(Duration after, Runnable action) {
        return machines.plan(after, visit.run(), action);
    }

    private void timedOut(String error) {
        end("TaskTimedOut", details().put("error", error));
        visit.failed(error, "");
    }

    private void answered(TaskAnswer answer) {
        if (isOver()) {
            return;
        }
        switch (answer) {
            case TaskAnswer.Silent() -> {}
            case TaskAnswer.Late(var after, var then) -> plan(after, () -> answered(then));
            case TaskAnswer.Failed(var error, var cause) -> fail(error, cause);
            case TaskAnswer.Succeeded(var output) -> {
                if (visit.state().waitsForToken()) {
                    visit.log("TaskSubmitted", details().put("output", output.toString()));
                } else {
                    succeed(output);
                }
            }
        }
    }

    void succeed(JsonNode output) {
        end("TaskSucceeded", details().put("output", output.toString()));
        visit.succeeded(output);
    }

    void fail(String error, String cause) {
        end("TaskFailed", details().put("error", error).put("cause", cause));
        visit.failed(error, cause);
    }

    private void end(String type, ObjectNode details) {
        over = true;
        drop(timeout);
        drop(heartbeat);
        visit.log(type, details);
    }

    private void drop(Agenda.@Nullable Item item) {
        if (item != null) {
            machines.drop(item);
        }
    }

    /// Begins the time within which the next heartbeat must come.
    void heartbeat() {
        if (beat != null) {
            drop(heartbeat);
            heartbeat = plan(beat, () -> timedOut(ErrorNames.HEARTBEAT));
        }
    }

    boolean isOver() {
        return over || visit.run().isOver();
    }

    StateMachine machine() {
        return visit.run().execution().machine();
    }
}
