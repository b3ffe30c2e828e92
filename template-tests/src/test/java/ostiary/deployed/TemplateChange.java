package ostiary.deployed;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// The effect of an update of a stack on its resources.
///
/// @param gone those that leave the stack
/// @param come those that it gets
/// @param unchanged those that stay as they are
record TemplateChange(List<JsonNode> gone, List<JsonNode> come, List<JsonNode> unchanged) {
    static TemplateChange of(JsonNode before, JsonNode after) {
        var old = resources(before);
        var next = resources(after);
        var unchanged = next.entrySet().stream()
                .filter(entry -> entry.getValue().equals(old.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        return new TemplateChange(without(old, next), without(next, old), unchanged);
    }

    /// The types of some, without the versions of functions: each has one of its own settings.
    static List<String> types(List<JsonNode> resources) {
        return resources.stream()
                .map(resource -> resource.required("Type").asText())
                .filter(type -> !type.equals("AWS::Lambda::Version"))
                .toList();
    }

    private static List<JsonNode> without(Map<String, JsonNode> some, Map<String, JsonNode> others) {
        return some.entrySet().stream()
                .filter(entry -> !others.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Map<String, JsonNode> resources(JsonNode template) {
        return template.required("Resources").properties().stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
