package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One visit to a state, with all its attempts (<https://states-language.net/spec.html#filters>).
final class Visit {
    private final Run run;
    private final State state;
    private final JsonNode input;
    private final Instant entered;
    private final int[] retries;
    private int retryCount;

    Visit(Run run, State state, JsonNode input) {
        this.run = run;
        this.state = state;
        this.input = input;
        this.entered = run.machines().now();
        this.retries = new int[state.retriers().size()];
    }

    void begin() {
        log(
                state.type() + "StateEntered",
                Json.object().put("name", state.name()).put("input", input.toString()));
        attempt();
    }

    private void attempt() {
        if (run.isOver()) {
            return;
        }
        try {
            var effective = state.filtered("InputPath", scope(input));
            switch (state.type()) {
                case "Task" -> new TaskAttempt(this, effective).begin();
                case "Pass" -> pass(effective);
                case "Choice" -> choose(effective);
                case "Wait" -> run.machines().plan(pause(effective), run, () -> leave(effective));
                case "Succeed" -> leave(effective);
                case "Fail" -> fail(effective);
                default -> new Parts(this, effective).begin();
            }
        } catch (StateFailure failure) {
            failed(failure.error(), failure.reason());
        }
    }

    private void pass(JsonNode effective) {
        var made = state.filled("Parameters", scope(effective));
        var result = state.fields().has("Result") ? state.fields().json().get("Result") : made;
        leave(State.combined(state.fields().json().path("ResultPath"), input, result));
    }

    /// "the interpreter ... picks the first"; else "if there is no Default, States.NoChoiceMatched"
    /// (<https://states-language.net/spec.html#choice-state>).
    private void choose(JsonNode effective) {
        var scope = scope(effective);
        var next = state.choices().stream()
                .filter(choice -> choice.holds().test(scope))
                .map(ChoiceRule::next)
                .findFirst()
                .or(() -> state.optional("Default"))
                .orElseThrow(() -> new StateFailure("States.NoChoiceMatched", "no rule of " + state.name()));
        moveOn(Optional.of(next), bounded(state.filtered("OutputPath", scope)));
    }

    private Duration pause(JsonNode effective) {
        var fields = state.fields();
        var value = value("Timestamp", effective);
        if (fields.has("Seconds") || fields.has("SecondsPath")) {
            return seconds("Seconds", effective).orElseThrow();
        }
        var until = StateChecks.instant(value);
        if (until == null) {
            throw StateFailure.runtime("the timestamp of " + state.name() + " is none");
        }
        var left = Duration.between(run.machines().now(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private JsonNode value(String field, JsonNode effective) {
        var json = state.fields().json();
        var path = field + "Path";
        return json.has(path) ? Path.of(json.get(path).asText()).read(scope(effective)) : json.path(field);
    }

    /// The seconds of a field, or of the path in that of its name with `Path`.
    Optional<Duration> seconds(String field, JsonNode effective) {
        var value = value(field, effective);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > Fields.MOST_SECONDS) {
            throw StateFailure.runtime(field + " of " + state.name() + " is not from 0 to " + Fields.MOST_SECONDS);
        }
        return Optional.of(Duration.ofSeconds(value.asLong()));
    }

    private void fail(JsonNode effective) {
        run.fail(failText("Error", effective), failText("Cause", effective));
    }

    private String failText(String field, JsonNode effective) {
        var path = state.optional(field + "Path");
        if (path.isEmpty()) {
            return state.optional(field).orElse("");
        }
        var value = Expression.of(path.get()).value(scope(effective));
        if (!value.isTextual()) {
            throw StateFailure.runtime(field + "Path is of no string");
        }
        return value.asText();
    }

    /// Goes on with the result of a Task, Parallel or Map state.
    void succeeded(JsonNode result) {
        try {
            var selected = state.filled("ResultSelector", scope(Json.bounded(result)));
            leave(State.combined(state.fields().json().path("ResultPath"), input, selected));
        } catch (StateFailure failure) {
            failed(failure.error(), failure.reason());
        }
    }

    private void leave(JsonNode made) {
        try {
            var output = bounded(state.filtered("OutputPath", scope(made)));
            moveOn(state.optional("Next"), output);
        } catch (StateFailure failure) {
            failed(failure.error(), failure.reason());
        }
    }

    private void moveOn(Optional<String> next, JsonNode output) {
        log(
                state.type() + "StateExited",
                Json.object().put("name", state.name()).put("output", output.toString()));
        next.ifPresentOrElse(name -> run.enter(name, output), () -> run.succeed(output));
    }

    private static JsonNode bounded(JsonNode output) {
        return Json.bounded(output);
    }

    /// Retries, else catches, else fails: "When a state has both Retry and Catch fields, the interpreter
    /// uses any appropriate Retriers first" (<https://states-language.net/spec.html#fallback-states>).
    void failed(String error, String cause) {
        run.cancelInner();
        for (int i = 0; i < retries.length; i++) {
            var retrier = state.retriers().get(i);
            if (ErrorNames.match(retrier.errors(), error, state)) {
                if (retries[i] < retrier.maxAttempts()) {
                    var pause = retrier.pause(retries[i]++, run.machines().random());
                    retryCount++;
                    run.machines().plan(pause, run, this::attempt);
                    return;
                }
                break;
            }
        }
        state.catchers().stream()
                .filter(catcher -> ErrorNames.match(catcher.errors(), error, state))
                .findFirst()
                .ifPresentOrElse(catcher -> caught(catcher, error, cause), () -> run.fail(error, cause));
    }

    /// "the Error Output ... is a JSON object ... Error ... Cause".
    private void caught(Catcher catcher, String error, String cause) {
        var output = Json.object().put("Error", error).put("Cause", cause);
        try {
            moveOn(Optional.of(catcher.next()), bounded(State.combined(catcher.resultPath(), input, output)));
        } catch (StateFailure unfit) {
            run.fail(unfit.error(), unfit.reason());
        }
    }

    Scope scope(JsonNode data) {
        return new Scope(data, context(), run.machines().random());
    }

    /// The context object
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html>).
    ObjectNode context() {
        var execution = run.execution();
        var context = Json.object();
        context.putObject("Execution")
                .put("Id", execution.arn())
                .put("Name", execution.name())
                .put("RoleArn", execution.machine().roleArn())
                .put("StartTime", execution.start().toString())
                .put("RedriveCount", 0)
                .set("Input", execution.input());
        context.putObject("State")
                .put("EnteredTime", entered.toString())
                .put("Name", state.name())
                .put("RetryCount", retryCount);
        context.putObject("StateMachine")
                .put("Id", execution.machine().arn())
                .put("Name", execution.machine().name());
        if (!run.mapItem().isMissingNode()) {
            context.set("Map", run.mapItem());
        }
        return context;
    }

    void log(String type, ObjectNode details) {
        run.machines().log(run.execution(), type, details);
    }

    Run run() {
        return run;
    }

    State state() {
        return state;
    }
}
