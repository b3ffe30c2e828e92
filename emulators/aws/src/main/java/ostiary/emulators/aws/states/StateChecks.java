package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;

/// The rules for a state that hold for every input.
final class StateChecks {
    private static final Set<String> READ = Set.of("InputPath", "OutputPath", "ItemsPath");
    private static final Set<String> REFERENCES =
            Set.of("TimeoutSecondsPath", "HeartbeatSecondsPath", "SecondsPath", "TimestampPath");
    private static final Set<String> TEMPLATES = Set.of("Parameters", "ItemSelector", "ResultSelector");

    private StateChecks() {}

    static void check(State state, TaskInvoker tasks) {
        var fields = state.fields();
        fields.each(READ, name -> checkPath(fields, name, false));
        fields.each(REFERENCES, name -> checkPath(fields, name, false));
        fields.each(Set.of("ResultPath"), name -> checkPath(fields, name, true));
        fields.each(TEMPLATES, name -> Template.check(fields.json().get(name)));
        fields.each(Set.of("ErrorPath", "CausePath"), name -> Expression.of(fields.text(name)));
        fields.atMostOne("Error", "ErrorPath");
        fields.atMostOne("Cause", "CausePath");
        checkEnd(state);
        switch (state.type()) {
            case "Task" -> checkTask(state, tasks);
            case "Wait" -> checkWait(fields);
            case "Choice" -> require(fields, "Choices", !state.choices().isEmpty());
            case "Parallel" -> require(fields, "Branches", !state.branches().isEmpty());
            case "Map" -> {
                require(fields, "ItemProcessor", !state.branches().isEmpty());
                fields.atMostOne("ItemSelector", "Parameters");
                fields.whole("MaxConcurrency", 0, 0, 40);
            }
            default -> {}
        }
    }

    /// "transition ... exactly one of Next and End" (<https://states-language.net/spec.html#transition>).
    private static void checkEnd(State state) {
        var fields = state.fields();
        boolean ends = fields.has("End");
        if (ends && !fields.json().get("End").asBoolean(false)) {
            throw fields.bad("End");
        }
        boolean moves = !Set.of("Choice", "Succeed", "Fail").contains(state.type());
        if (moves && ends == fields.has("Next")) {
            throw fields.bad("Next");
        }
    }

    private static void checkTask(State state, TaskInvoker tasks) {
        var fields = state.fields();
        if (!tasks.has(state.resource())) {
            throw state.unmodelled("resource " + state.resource());
        }
        fields.atMostOne("TimeoutSeconds", "TimeoutSecondsPath");
        fields.atMostOne("HeartbeatSeconds", "HeartbeatSecondsPath");
        var timeout = fields.seconds("TimeoutSeconds");
        var heartbeat = fields.seconds("HeartbeatSeconds");
        boolean beats = heartbeat.isPresent() || fields.has("HeartbeatSecondsPath");
        if (beats && !state.waitsForToken()) {
            throw state.unmodelled("a heartbeat without a token");
        }
        // "HeartbeatSeconds ... MUST be smaller than the TimeoutSeconds value" (#task-state).
        if (timeout.isPresent() && heartbeat.isPresent() && heartbeat.get().compareTo(timeout.get()) >= 0) {
            throw fields.bad("HeartbeatSeconds");
        }
    }

    /// "A Wait state MUST contain exactly one of Seconds, SecondsPath, Timestamp, or TimestampPath"
    /// (<https://states-language.net/spec.html#wait-state>).
    private static void checkWait(Fields fields) {
        fields.atMostOne("Seconds", "SecondsPath", "Timestamp", "TimestampPath");
        fields.whole("Seconds", 0, 0, Fields.MOST_SECONDS);
        boolean any = fields.has("Seconds") || fields.has("SecondsPath") || fields.has("TimestampPath");
        if (!any && instant(fields.json().path("Timestamp")) == null) {
            throw fields.bad("Seconds");
        }
    }

    /// A time of RFC 3339 with capital T and Z (<https://states-language.net/spec.html#timestamps>); null
    /// if it is none.
    static @org.jspecify.annotations.Nullable Instant instant(JsonNode value) {
        try {
            return value.isTextual() && !value.asText().matches(".*[a-z].*") ? Instant.parse(value.asText()) : null;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static void require(Fields fields, String name, boolean is) {
        if (!is) {
            throw fields.bad(name);
        }
    }

    private static void checkPath(Fields fields, String name, boolean reference) {
        if (fields.json().get(name).isNull()) {
            return;
        }
        var path = Path.of(fields.text(name));
        if (reference) {
            path.reference();
        }
    }
}
