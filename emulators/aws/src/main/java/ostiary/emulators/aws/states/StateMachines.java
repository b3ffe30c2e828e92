package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import ostiary.emulators.aws.eventsource.EventMapping;

/// State machines of type STANDARD and their executions. Like a mapping they do nothing by themselves:
/// whoever drives them, with [ostiary.emulators.aws.eventsource.EventFlow] or step by step, says when
/// something is done, and the clock, how much time has passed. The same seed, clock and answers make the
/// same history.
///
/// It is safe for use by many threads. Resources are invoked outside its lock, so they may answer tokens.
public final class StateMachines implements EventMapping {
    private final InstantSource clock;
    private final TaskInvoker tasks;
    private final RandomGenerator random;
    private final Agenda agenda = new Agenda();
    private final Queue<Call> calls = new ArrayDeque<>();
    private final TaskTokens tokens = new TaskTokens();
    private final Map<String, StateMachine> machines = new LinkedHashMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<String, Run> running = new HashMap<>();
    private @Nullable Instant moment;

    private record Call(Instant at, Run run, TaskRequest request, Consumer<TaskAnswer> then) {}

    /// Creates it without machines.
    ///
    /// @param seed of jitter and of `States.UUID` and `States.MathRandom`
    public StateMachines(InstantSource clock, TaskInvoker tasks, long seed) {
        this.clock = clock;
        this.tasks = tasks;
        this.random = new SplittableRandom(seed);
    }

    /// Creates a machine, or replaces its definition for executions that start from now on.
    ///
    /// @param definition in the States Language
    /// @throws InvalidDefinitionException if the States Language does not allow the definition
    /// @throws ostiary.emulators.aws.UnmodelledException if it has something that is not modelled
    public synchronized StateMachine create(String arn, String roleArn, String definition) {
        var machine = new StateMachine(arn, roleArn, Definition.of(definition, tasks));
        machines.put(arn, machine);
        return machine;
    }

    public synchronized Optional<StateMachine> machine(String arn) {
        return Optional.ofNullable(machines.get(arn));
    }

    public synchronized Optional<Execution> execution(String arn) {
        return Optional.ofNullable(executions.get(arn));
    }

    /// All executions of a machine, the latest first.
    public synchronized List<Execution> executions(String machineArn) {
        return executions.values().stream()
                .filter(each -> each.machine().arn().equals(machineArn))
                .toList()
                .reversed();
    }

    /// Starts an execution: "If you call StartExecution with the same name and input as a running
    /// execution, the call succeeds and returns the same response as the original request. If the
    /// execution is closed or if the input is different, it returns a 400 ExecutionAlreadyExists error"
    /// (<https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html>).
    ///
    /// @throws ExecutionExistsException as AWS does
    public synchronized Execution start(StateMachine machine, String name, JsonNode input) {
        var made = new Execution(machine, name, Json.bounded(input), clock.instant());
        var before = executions.get(made.arn());
        if (before != null) {
            if (before.status() == ExecutionStatus.RUNNING && before.input().equals(input)) {
                return before;
            }
            throw new ExecutionExistsException(made.arn());
        }
        executions.put(made.arn(), made);
        var run = new Run(this, made, machine.definition(), MissingNode.getInstance(), ending(made));
        running.put(made.arn(), run);
        made.log(
                now(),
                "ExecutionStarted",
                Json.object().put("input", input.toString()).put("roleArn", machine.roleArn()));
        run.begin(input);
        machine.definition()
                .timeout()
                .ifPresent(limit ->
                        plan(limit, run, () -> end(made, ExecutionStatus.TIMED_OUT, StateFailure.TIMEOUT, null)));
        return made;
    }

    private Run.Ending ending(Execution execution) {
        return new Run.Ending() {
            @Override
            public void succeeded(JsonNode output) {
                running.remove(execution.arn());
                execution.succeed(output, now());
                tidy();
            }

            @Override
            public void failed(String error, String cause) {
                end(execution, ExecutionStatus.FAILED, error, cause);
            }
        };
    }

    private void end(Execution execution, ExecutionStatus how, @Nullable String error, @Nullable String cause) {
        var run = running.remove(execution.arn());
        if (run != null) {
            run.cancel();
            execution.end(how, error, cause, now());
        }
    }

    /// Stops an execution, which does nothing to one that has ended.
    public synchronized void stop(Execution execution, @Nullable String error, @Nullable String cause) {
        end(execution, ExecutionStatus.ABORTED, error, cause);
    }

    /// Ends the task of a token well.
    ///
    /// @throws TokenException if none waits for it
    public synchronized void sendTaskSuccess(String token, JsonNode output) {
        tokens.waiting(token).succeed(output);
    }

    /// Fails the task of a token.
    ///
    /// @throws TokenException if none waits for it
    public synchronized void sendTaskFailure(String token, String error, String cause) {
        tokens.waiting(token).fail(error, cause);
    }

    /// Says that the task of a token is still worked on.
    ///
    /// @throws TokenException if none waits for it
    public synchronized void sendTaskHeartbeat(String token) {
        tokens.waiting(token).heartbeat();
    }

    /// Enters one state, or invokes one resource.
    @Override
    public boolean step() {
        Call call;
        synchronized (this) {
            call = calls.peek();
            if (call == null
                    || agenda.next().filter(Predicate.not(call.at()::isBefore)).isPresent()) {
                return doNext();
            }
            calls.remove();
            if (call.run().isOver()) {
                return true;
            }
        }
        var answer = tasks.invoke(call.run().execution().machine(), call.request());
        synchronized (this) {
            if (!call.run().isOver()) {
                at(call.at(), () -> call.then().accept(answer));
            }
        }
        return true;
    }

    /// Does what is due next. Its own time is now while it is done: what follows from it is not late
    /// because the clock was moved further.
    private boolean doNext() {
        var item = agenda.take(clock.instant());
        item.ifPresent(due -> at(due.at(), due.action()));
        return item.isPresent();
    }

    private void at(Instant then, Runnable action) {
        moment = then;
        try {
            action.run();
        } finally {
            moment = null;
        }
    }

    @Override
    public synchronized Optional<Instant> next() {
        return calls.isEmpty() ? agenda.next() : Optional.of(clock.instant());
    }

    /// Whether nothing is due, now or ever, without an answer to a token.
    @Override
    public synchronized boolean isIdle() {
        return next().isEmpty();
    }

    Instant now() {
        return moment == null ? clock.instant() : moment;
    }

    RandomGenerator random() {
        return random;
    }

    Agenda.Item plan(Duration after, Run run, Runnable action) {
        return agenda.plan(now().plus(after), run, action);
    }

    void drop(Agenda.Item item) {
        agenda.drop(item);
    }

    void tidy() {
        agenda.tidy();
    }

    void call(Run run, TaskRequest request, Consumer<TaskAnswer> then) {
        calls.add(new Call(now(), run, request, then));
    }

    String token(TaskAttempt attempt) {
        return tokens.issue(attempt);
    }

    /// Logs an event. "An execution that reaches the limit of its history fails"
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html>).
    void log(Execution execution, String type, ObjectNode details) {
        if (execution.status() == ExecutionStatus.RUNNING && !execution.log(now(), type, details)) {
            end(
                    execution,
                    ExecutionStatus.FAILED,
                    StateFailure.RUNTIME,
                    "The execution reached the maximum number of history events");
        }
    }
}
