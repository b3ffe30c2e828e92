package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ostiary.emulators.aws.UnmodelledException;

/// A path in JSON (<https://states-language.net/spec.html#path>): fields, indexes and `[*]`. Filters,
/// slices and `..` are not modelled.
///
/// @param text as written
/// @param ofContext whether it begins with `$$`, and so is of the context object
/// @param steps field names, indexes, or `*`
record Path(String text, boolean ofContext, List<Object> steps) {
    private static final Pattern STEP = Pattern.compile(
            "\\.([\\p{L}_][\\p{L}\\p{N}_-]*)|\\['([^'\\\\]*)'\\]|\\[(\\d{1,6})\\]|(?:\\[\\*\\]|\\.\\*)");
    private static final String ANY = "*";

    /// Reads a path.
    ///
    /// @throws UnmodelledException for what is no path of the subset
    static Path of(String text) {
        boolean ofContext = text.startsWith("$$");
        if (!text.startsWith("$")) {
            throw new UnmodelledException("path '" + text + "'");
        }
        int at = ofContext ? 2 : 1;
        var steps = new ArrayList<Object>();
        var step = STEP.matcher(text);
        while (at < text.length()) {
            if (!step.region(at, text.length()).lookingAt()) {
                throw new UnmodelledException("path '" + text + "'");
            }
            steps.add(step(step.group(1), step.group(2), step.group(3)));
            at = step.end();
        }
        return new Path(text, ofContext, List.copyOf(steps));
    }

    private static Object step(
            @org.jspecify.annotations.Nullable String name,
            @org.jspecify.annotations.Nullable String quoted,
            @org.jspecify.annotations.Nullable String index) {
        if (name != null) {
            return name;
        }
        if (quoted != null) {
            return new Quoted(quoted);
        }
        return index == null ? ANY : Integer.valueOf(index);
    }

    /// A field name in brackets, which may be `*`.
    record Quoted(String name) {}

    /// "A Reference Path is a Path with syntax limited in such a way that it can only identify a single
    /// node" (<https://states-language.net/spec.html#ref-paths>).
    Path reference() {
        if (ofContext || steps.contains(ANY)) {
            throw new UnmodelledException("'" + text + "' as a reference path");
        }
        return this;
    }

    /// The value; empty if there is none. With `[*]` an array of what there is.
    Optional<JsonNode> find(Scope scope) {
        Stream<JsonNode> found = Stream.of(ofContext ? scope.context() : scope.data());
        for (var step : steps) {
            found = found.flatMap(node -> next(node, step));
        }
        var values = found.toList();
        if (steps.contains(ANY)) {
            return Optional.of(JsonNodeFactory.instance.arrayNode().addAll(values));
        }
        return values.stream().findFirst();
    }

    private static Stream<JsonNode> next(JsonNode node, Object step) {
        if (step.equals(ANY)) {
            return node.valueStream();
        }
        var next = switch (step) {
            case Integer index -> node.path(index);
            case Quoted(var name) -> node.path(name);
            default -> node.path(step.toString());
        };
        return next.isMissingNode() ? Stream.of() : Stream.of(next);
    }

    /// The value.
    ///
    /// @throws StateFailure `States.Runtime` if there is none
    JsonNode read(Scope scope) {
        return find(scope).orElseThrow(() -> missing(StateFailure.RUNTIME));
    }

    StateFailure missing(String error) {
        return new StateFailure(error, "The JSONPath '" + text + "' could not be found in the input");
    }

    /// A copy of `root` with the value at this reference path: "If the input has no element at the path,
    /// it is created" (<https://states-language.net/spec.html#filters>, "ResultPath").
    ///
    /// @throws StateFailure `States.ResultPathMatchFailure` if that is impossible
    JsonNode write(JsonNode root, JsonNode value) {
        return steps.isEmpty() ? value : written(root, 0, value);
    }

    private JsonNode written(JsonNode node, int depth, JsonNode value) {
        if (depth == steps.size()) {
            return value;
        }
        var step = steps.get(depth);
        if (step instanceof Integer index) {
            if (!(node instanceof ArrayNode array) || index >= array.size()) {
                throw mismatch();
            }
            var copy = array.deepCopy();
            copy.set(index, written(array.get(index), depth + 1, value));
            return copy;
        }
        var name = step instanceof Quoted(var quoted) ? quoted : step.toString();
        if (!node.isObject()) {
            throw mismatch();
        }
        ObjectNode copy = node.deepCopy();
        var inner = node.has(name) ? node.get(name) : JsonNodeFactory.instance.objectNode();
        copy.set(name, written(inner, depth + 1, value));
        return copy;
    }

    private StateFailure mismatch() {
        return new StateFailure(
                "States.ResultPathMatchFailure", "Unable to apply ResultPath '" + text + "' to the input");
    }
}
