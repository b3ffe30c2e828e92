package ostiary.emulators.aws.states;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ostiary.emulators.aws.eventsource.EventFlow;
import ostiary.emulators.aws.eventsource.VirtualClock;

/// State machines on a clock that is driven, and resources that a test scripts.
final class StatesWorld {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    final VirtualClock clock = new VirtualClock(START);

    /// The requests of tasks, in order, and the seconds after [#START] at which each came.
    final List<TaskRequest> requests = new ArrayList<>();

    final List<Long> times = new ArrayList<>();

    private final Map<String, Function<TaskRequest, TaskAnswer>> answers = new HashMap<>();
    final StateMachines machines = new StateMachines(clock, (_, request) -> invoke(request), 7);
    private int started;

    private TaskAnswer invoke(TaskRequest request) {
        requests.add(request);
        times.add(Duration.between(START, clock.instant()).toSeconds());
        return Optional.ofNullable(answers.get(request.state()))
                .map(each -> each.apply(request))
                .orElseGet(() -> new TaskAnswer.Succeeded(request.parameters()));
    }

    /// Without a script a state's resource answers its request.
    StatesWorld when(String state, Function<TaskRequest, TaskAnswer> answer) {
        answers.put(state, answer);
        return this;
    }

    StatesWorld fails(String state, String error) {
        return when(state, _ -> new TaskAnswer.Failed(error, "because"));
    }

    /// Starts an execution, and does what needs no time.
    Execution start(String definition, String input) {
        var machine = machines.create(
                "arn:aws:states:eu-west-1:111122223333:stateMachine:m",
                "arn:aws:iam::111122223333:role/m",
                json(definition));
        var execution = machines.start(machine, "e" + started++, Json.read(json(input)));
        new EventFlow(List.of(machines)).run();
        return execution;
    }

    /// Runs an execution to its end, whenever that is.
    Execution run(String definition, String input) {
        var execution = start(definition, input);
        drain();
        return execution;
    }

    void drain() {
        new EventFlow(List.of(machines)).drain(clock, Duration.ofDays(4_000));
    }

    void pass(Duration time) {
        clock.pass(time);
        new EventFlow(List.of(machines)).run();
    }

    long seconds() {
        return Duration.between(START, clock.instant()).toSeconds();
    }

    String token() {
        return requests.getLast().token().orElseThrow();
    }

    static String json(String text) {
        return text.replace('\'', '"').replace('`', '\'');
    }

    /// A machine of one state with the fields of `state`, which is not its end by itself.
    static String only(String state) {
        return "{'StartAt':'A','States':{'A':{" + state + "}}}";
    }
}
