package ostiary.emulators.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A function that can be invoked concurrently: an idle environment takes the invocation, the last used first; if
/// there is none, a new one starts. No environment handles two at once.
public final class LocalFunction implements AutoCloseable {
    private final FunctionSettings settings;
    private final UnaryOperator<FunctionSettings> forOneEnvironment;
    private final Consumer<String> log;
    private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
    private final List<ExecutionEnvironment> all = new ArrayList<>();
    private boolean freezing;

    /// @param forOneEnvironment adapts the settings for each new environment, for instance its credentials
    /// @param log receives each line that the function prints
    public LocalFunction(
            FunctionSettings settings, UnaryOperator<FunctionSettings> forOneEnvironment, Consumer<String> log) {
        this.settings = settings;
        this.forOneEnvironment = forOneEnvironment;
        this.log = log;
    }

    public FunctionSettings settings() {
        return settings;
    }

    public Outcome invoke(String event) {
        return invoke(settings.arn(), event);
    }

    /// Invokes it by an ARN, which says what its context says: of an alias, of a version, or of neither
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/java-context.html>).
    public Outcome invoke(String functionArn, String event) {
        ExecutionEnvironment environment;
        try {
            environment = take();
        } catch (IllegalStateException cannotStart) {
            return new Outcome.Crashed(String.valueOf(cannotStart.getMessage()));
        }
        var outcome = environment.invoke(functionArn, event);
        giveBack(environment, outcome);
        return outcome;
    }

    /// Initialises one more environment for a later invocation; with SnapStart it waits to be restored.
    public void initialise() {
        var environment = start();
        synchronized (this) {
            idle.push(environment);
        }
    }

    /// Whether, from now on, an environment is frozen when it becomes idle; those idle now are not affected.
    public synchronized void freezeWhenIdle(boolean freeze) {
        freezing = freeze;
    }

    /// Ends the idle environments: the next invocation starts a new one.
    public synchronized void forgetEnvironments() {
        idle.forEach(ExecutionEnvironment::close);
        all.removeAll(idle);
        idle.clear();
    }

    /// Kills the process that was started with this value of a variable, in the midst of whatever it does: whoever
    /// invoked it sees it crash.
    ///
    /// @return its id; empty if there is none
    public synchronized OptionalLong kill(String variable, String value) {
        var found = all.stream()
                .filter(environment -> environment.has(variable, value))
                .findFirst();
        found.ifPresent(ExecutionEnvironment::kill);
        return found.stream().mapToLong(ExecutionEnvironment::pid).findFirst();
    }

    /// The number of environments, busy and idle.
    public synchronized int environments() {
        return all.size();
    }

    @Override
    public synchronized void close() {
        all.forEach(ExecutionEnvironment::close);
        all.clear();
        idle.clear();
    }

    private ExecutionEnvironment take() {
        synchronized (this) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return start();
    }

    private ExecutionEnvironment start() {
        var environment = ExecutionEnvironment.start(forOneEnvironment.apply(settings), log);
        synchronized (this) {
            all.add(environment);
        }
        return environment;
    }

    private synchronized void giveBack(ExecutionEnvironment environment, Outcome outcome) {
        boolean usable = outcome instanceof Outcome.Answered || outcome instanceof Outcome.Failed;
        if (usable && all.contains(environment)) {
            if (freezing) {
                environment.freeze();
            }
            idle.push(environment);
        } else {
            all.remove(environment);
            environment.close();
        }
    }
}
