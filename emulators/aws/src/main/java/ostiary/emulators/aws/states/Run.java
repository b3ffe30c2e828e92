package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A walk through the states of a definition: that of an execution, of a branch, or of an item of a Map
/// state.
final class Run {
    private final StateMachines machines;
    private final Execution execution;
    private final Definition definition;
    private final JsonNode mapItem;
    private final Ending ending;
    private final List<Run> inner = new ArrayList<>();
    private boolean over;

    /// Told when a run ends by itself.
    interface Ending {
        void succeeded(JsonNode output);

        void failed(String error, String cause);
    }

    /// Creates a run that has not begun.
    ///
    /// @param mapItem `$$.Map`, or a missing node
    Run(StateMachines machines, Execution execution, Definition definition, JsonNode mapItem, Ending ending) {
        this.machines = machines;
        this.execution = execution;
        this.definition = definition;
        this.mapItem = mapItem;
        this.ending = ending;
    }

    /// A run within a state of this one; it is over when this is.
    Run within(Definition part, JsonNode item, Ending itsEnding) {
        var run = new Run(machines, execution, part, item.isMissingNode() ? mapItem : item, itsEnding);
        inner.add(run);
        return run;
    }

    void begin(JsonNode input) {
        enter(definition.startAt(), input);
    }

    /// Plans that a state is entered, rather than to enter it: a loop of states is no recursion.
    void enter(String name, JsonNode input) {
        machines.plan(java.time.Duration.ZERO, this, () -> new Visit(this, definition.state(name), input).begin());
    }

    void succeed(JsonNode output) {
        over = true;
        ending.succeeded(output);
    }

    void fail(String error, String cause) {
        cancel();
        ending.failed(error, cause);
    }

    /// Ends it and all within it.
    void cancel() {
        over = true;
        cancelInner();
    }

    void cancelInner() {
        inner.forEach(Run::cancel);
        inner.clear();
        machines.tidy();
    }

    boolean isOver() {
        return over;
    }

    StateMachines machines() {
        return machines;
    }

    Execution execution() {
        return execution;
    }

    JsonNode mapItem() {
        return mapItem;
    }
}
