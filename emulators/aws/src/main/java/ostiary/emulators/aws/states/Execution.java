package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// An execution of a state machine.
public final class Execution {
    /// "25,000 events in a single state machine execution history"
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html>).
    static final int MOST_EVENTS = 25_000;

    private final StateMachine machine;
    private final String name;
    private final JsonNode input;
    private final Instant start;
    private final List<HistoryEvent> history = new java.util.ArrayList<>();
    private final List<String> entered = new CopyOnWriteArrayList<>();
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private @Nullable JsonNode output;
    private @Nullable Instant stop;
    private @Nullable String error;
    private @Nullable String cause;

    Execution(StateMachine machine, String name, JsonNode input, Instant start) {
        this.machine = machine;
        this.name = name;
        this.input = input;
        this.start = start;
    }

    public StateMachine machine() {
        return machine;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return machine.arn().replace(":stateMachine:", ":execution:") + ":" + name;
    }

    public JsonNode input() {
        return input;
    }

    public Instant start() {
        return start;
    }

    public synchronized ExecutionStatus status() {
        return status;
    }

    /// The output; empty unless it succeeded.
    public synchronized Optional<JsonNode> output() {
        return Optional.ofNullable(output);
    }

    /// The error name; empty unless it failed or was stopped with one.
    public synchronized Optional<String> error() {
        return Optional.ofNullable(error);
    }

    public synchronized Optional<String> cause() {
        return Optional.ofNullable(cause);
    }

    /// When it ended; empty while it runs.
    public synchronized Optional<Instant> stop() {
        return Optional.ofNullable(stop);
    }

    public synchronized List<HistoryEvent> history() {
        return List.copyOf(history);
    }

    /// The names of the states that were entered, in order.
    public List<String> entered() {
        return List.copyOf(entered);
    }

    /// Adds an event, and returns whether the history has room for more.
    synchronized boolean log(Instant at, String type, ObjectNode details) {
        history.add(new HistoryEvent(history.size() + 1L, type, at, details));
        if (type.endsWith("StateEntered")) {
            entered.add(details.path("name").asText());
        }
        return history.size() < MOST_EVENTS;
    }

    synchronized void succeed(JsonNode result, Instant at) {
        status = ExecutionStatus.SUCCEEDED;
        output = result;
        stop = at;
        log(at, "ExecutionSucceeded", Json.object().put("output", result.toString()));
    }

    synchronized void end(ExecutionStatus how, @Nullable String itsError, @Nullable String itsCause, Instant at) {
        status = how;
        error = itsError;
        cause = itsCause;
        stop = at;
        var type = switch (how) {
            case TIMED_OUT -> "ExecutionTimedOut";
            case ABORTED -> "ExecutionAborted";
            default -> "ExecutionFailed";
        };
        log(at, type, Json.object().put("error", itsError).put("cause", itsCause));
    }
}
