package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ostiary.emulators.aws.UnmodelledException;

/// A state, with all that can be checked before it runs
/// (<https://states-language.net/spec.html#statetypes>).
///
/// @param branches the machines of a Parallel state, or the one of a Map state
record State(
        String name,
        Fields fields,
        List<Retrier> retriers,
        List<Catcher> catchers,
        List<ChoiceRule> choices,
        List<Definition> branches) {
    /// The end of a Resource that is answered by a token
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html>).
    static final String BY_TOKEN = ".waitForTaskToken";

    private static final Set<String> ANY = Set.of("Type", "Comment", "QueryLanguage");
    private static final Set<String> PATHS = Set.of("InputPath", "OutputPath");
    private static final Set<String> NEXT = Set.of("Next", "End");
    private static final Set<String> RESULT = Set.of("Parameters", "ResultPath");
    private static final Set<String> RECOVERY = Set.of("ResultSelector", "Retry", "Catch");

    /// <https://states-language.net/spec.html#state-type-table>, of JSONPath.
    private static final Map<String, Set<String>> BY_TYPE = Map.of(
            "Task",
            union(List.of(
                    Set.of("Resource", "TimeoutSeconds", "TimeoutSecondsPath"),
                    Set.of("HeartbeatSeconds", "HeartbeatSecondsPath"),
                    PATHS,
                    NEXT,
                    RESULT,
                    RECOVERY)),
            "Pass",
            union(List.of(Set.of("Result"), PATHS, NEXT, RESULT)),
            "Choice",
            union(List.of(Set.of("Choices", "Default"), PATHS)),
            "Wait",
            union(List.of(Set.of("Seconds", "Timestamp", "SecondsPath", "TimestampPath"), PATHS, NEXT)),
            "Succeed",
            PATHS,
            "Fail",
            Set.of("Error", "ErrorPath", "Cause", "CausePath"),
            "Parallel",
            union(List.of(Set.of("Branches"), PATHS, NEXT, RESULT, RECOVERY)),
            "Map",
            union(List.of(
                    Set.of("ItemsPath", "ItemSelector", "ItemProcessor", "Iterator", "MaxConcurrency"),
                    PATHS,
                    NEXT,
                    RESULT,
                    RECOVERY)));

    private static Set<String> union(List<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    static State of(String name, JsonNode json, TaskInvoker tasks, Set<String> names, int depth) {
        var fields = new Fields("state '" + name + "'", json);
        var ofType = BY_TYPE.get(fields.text("Type"));
        if (ofType == null) {
            throw fields.bad("Type");
        }
        fields.only(union(List.of(ANY, ofType)));
        fields.mustBe("QueryLanguage", "JSONPath");
        var branches = new ArrayList<Definition>();
        fields.list("Branches").forEach(each -> branches.add(Definition.of(each, tasks, names, depth + 1)));
        fields.atMostOne("ItemProcessor", "Iterator");
        for (var processor : List.of("ItemProcessor", "Iterator")) {
            if (fields.has(processor)) {
                branches.add(Definition.of(fields.object(processor), tasks, names, depth + 1));
            }
        }
        var choices = new ArrayList<ChoiceRule>();
        fields.list("Choices").forEach(each -> choices.add(ChoiceRule.top(each)));
        var state = new State(
                name, fields, Retrier.all(fields), Catcher.all(fields), List.copyOf(choices), List.copyOf(branches));
        StateChecks.check(state, tasks);
        return state;
    }

    String type() {
        return fields.text("Type");
    }

    boolean isTerminal() {
        return fields.json().path("End").asBoolean() || type().equals("Succeed") || type().equals("Fail");
    }

    /// The states that can follow.
    List<String> targets() {
        return Stream.of(
                        Stream.of("Next", "Default").flatMap(each -> optional(each).stream()),
                        choices.stream().map(ChoiceRule::next),
                        catchers.stream().map(Catcher::next))
                .flatMap(each -> each)
                .toList();
    }

    Optional<String> optional(String field) {
        return fields.has(field) ? Optional.of(fields.text(field)) : Optional.empty();
    }

    boolean waitsForToken() {
        return fields.text("Resource").endsWith(BY_TOKEN);
    }

    String resource() {
        var resource = fields.text("Resource");
        return waitsForToken() ? resource.substring(0, resource.length() - BY_TOKEN.length()) : resource;
    }

    /// The value at a path of `InputPath`, `OutputPath` or `ItemsPath`; "If the value of InputPath is
    /// null, the raw input is discarded, and the effective input is an empty JSON object"
    /// (<https://states-language.net/spec.html#filters>).
    JsonNode filtered(String field, Scope scope) {
        var path = fields.json().path(field);
        if (path.isMissingNode()) {
            return scope.data();
        }
        return path.isNull() ? Json.object() : Path.of(path.asText()).read(scope);
    }

    /// The payload of a template; the data itself if there is no template.
    JsonNode filled(String field, Scope scope) {
        return fields.has(field) ? Template.fill(fields.json().get(field), scope) : scope.data();
    }

    /// The raw input with the result in it: "If the value of ResultPath is null, that means that the
    /// state’s raw input is its result" (<https://states-language.net/spec.html#filters>).
    static JsonNode combined(JsonNode resultPath, JsonNode input, JsonNode result) {
        if (resultPath.isMissingNode()) {
            return result;
        }
        return resultPath.isNull() ? input : Path.of(resultPath.asText()).write(input, result);
    }

    UnmodelledException unmodelled(String what) {
        return new UnmodelledException(what + " of " + fields.where());
    }
}
