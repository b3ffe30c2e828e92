package ostiary.emulators.aws.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ostiary.emulators.aws.UnmodelledException;

/// A pattern that an event matches or not: all its fields have to match, and of the rules of a field one
/// (<https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>,
/// <https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html>).
public final class EventPattern {
    private static final String OR = "$or";

    private final JsonNode pattern;

    private EventPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    /// Reads a pattern.
    ///
    /// @throws UnmodelledException if it has a rule that is not supported
    public static EventPattern of(JsonNode pattern) {
        check(pattern);
        return new EventPattern(pattern);
    }

    public boolean matches(JsonNode event) {
        return matches(pattern, event);
    }

    private static void check(JsonNode pattern) {
        if (!pattern.isObject() || pattern.isEmpty()) {
            throw new UnmodelledException("the pattern " + pattern);
        }
        for (var field : pattern.properties()) {
            if (field.getKey().equals(OR)) {
                field.getValue().forEach(EventPattern::check);
            } else if (field.getValue().isArray() && !field.getValue().isEmpty()) {
                field.getValue().forEach(Rule::of);
            } else {
                check(field.getValue());
            }
        }
    }

    private static boolean matches(JsonNode pattern, JsonNode event) {
        return pattern.properties().stream().allMatch(field -> matches(field, event));
    }

    private static boolean matches(Map.Entry<String, JsonNode> field, JsonNode event) {
        if (field.getKey().equals(OR)) {
            return field.getValue().valueStream().anyMatch(each -> matches(each, event));
        }
        var value = event.path(field.getKey());
        if (!field.getValue().isArray()) {
            return matches(field.getValue(), value);
        }
        var leaves = leaves(field.getKey(), value);
        return field.getValue().valueStream().map(Rule::of).anyMatch(rule -> rule.holds(leaves));
    }

    /// The values that rules are about. "Exists matching only works on the leaf nodes", so that rules about a
    /// node with fields are nothing to guess about.
    private static List<JsonNode> leaves(String name, JsonNode value) {
        if (value.isMissingNode()) {
            return List.of();
        }
        var leaves = (value.isArray() ? value.valueStream() : Stream.of(value)).toList();
        if (leaves.stream().anyMatch(JsonNode::isContainerNode)) {
            throw new UnmodelledException("a rule about " + name + ", which is no leaf");
        }
        return leaves;
    }

    /// Whether the pattern has rules about a field itself, instead of about fields in it.
    public boolean hasRules(String field) {
        return pattern.path(field).isArray();
    }
}
