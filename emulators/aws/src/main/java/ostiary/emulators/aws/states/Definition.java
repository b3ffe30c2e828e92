package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.emulators.aws.UnmodelledException;

/// The states of a machine, of a branch of a Parallel state, or of the processor of a Map state
/// (<https://states-language.net/spec.html#toplevelfields>).
record Definition(String startAt, Map<String, State> states, Optional<Duration> timeout) {
    /// "1 MB per request" (<https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html>).
    private static final int LONGEST = 1_048_576;

    /// No machine of ours nests deeper; AWS only bounds the length.
    private static final int DEEPEST = 10;

    private static final Set<String> TOP =
            Set.of("Comment", "StartAt", "States", "TimeoutSeconds", "Version", "QueryLanguage");

    /// Reads a machine.
    ///
    /// @throws InvalidDefinitionException if the States Language does not allow it
    /// @throws UnmodelledException if it has something that is not modelled
    static Definition of(String json, TaskInvoker tasks) {
        if (json.length() > LONGEST) {
            throw new InvalidDefinitionException("longer than " + LONGEST);
        }
        try {
            return of(Json.read(json), tasks, new HashSet<>(), 0);
        } catch (IllegalArgumentException noJson) {
            throw new InvalidDefinitionException(String.valueOf(noJson.getMessage()));
        }
    }

    /// Reads a machine, or a part of one.
    ///
    /// @param names of the states so far: "State names MUST be unique within the scope of the whole state
    ///     machine" (<https://states-language.net/spec.html#states-fields>)
    static Definition of(JsonNode json, TaskInvoker tasks, Set<String> names, int depth) {
        if (depth > DEEPEST) {
            throw new UnmodelledException("states nested deeper than " + DEEPEST);
        }
        var top = new Fields("machine", json);
        top.only(depth == 0 ? TOP : Set.of("Comment", "StartAt", "States", "ProcessorConfig", "QueryLanguage"));
        top.mustBe("QueryLanguage", "JSONPath");
        top.mustBe("Version", "1.0");
        if (json.has("ProcessorConfig")
                && !json.at("/ProcessorConfig/Mode").asText("INLINE").equals("INLINE")) {
            throw new UnmodelledException("a distributed Map");
        }
        var states = new LinkedHashMap<String, State>();
        for (var state : top.object("States").properties()) {
            if (!names.add(state.getKey())
                    || state.getKey().length() > 80
                    || state.getKey().isEmpty()) {
                throw new InvalidDefinitionException("state name '" + state.getKey() + "'");
            }
            states.put(state.getKey(), State.of(state.getKey(), state.getValue(), tasks, names, depth));
        }
        var made = new Definition(top.text("StartAt"), states, top.seconds("TimeoutSeconds"));
        made.checkTransitions();
        return made;
    }

    State state(String name) {
        return Optional.ofNullable(states.get(name)).orElseThrow();
    }

    /// Every transition leads to a state of the same scope, every state can be reached, and an end can
    /// be, too.
    private void checkTransitions() {
        var reached = new HashSet<String>();
        var waiting = new ArrayDeque<>(Set.of(startAt));
        boolean ends = false;
        while (!waiting.isEmpty()) {
            var name = waiting.pop();
            var state = states.get(name);
            if (state == null) {
                throw new InvalidDefinitionException("MISSING_TRANSITION_TARGET: '" + name + "'");
            }
            if (reached.add(name)) {
                waiting.addAll(state.targets());
                ends |= state.isTerminal();
            }
        }
        if (!reached.containsAll(states.keySet())) {
            throw new InvalidDefinitionException("a state can not be reached: only " + reached);
        }
        if (!ends) {
            throw new InvalidDefinitionException("no end can be reached from '" + startAt + "'");
        }
    }
}
