package ostiary.emulators.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A condition key and the values, any one of which satisfies the condition.
record Condition(Operator operator, String key, List<String> values) {
    /// Reads the conditions of a statement. All of them must hold.
    static List<Condition> allOf(JsonNode element) {
        return members(element)
                .flatMap(operator -> members(operator.getValue())
                        .map(key -> new Condition(
                                Operator.named(operator.getKey()), key.getKey(), Texts.of(key.getValue()))))
                .toList();
    }

    private static Stream<Map.Entry<String, JsonNode>> members(JsonNode element) {
        if (!element.isObject() && !element.isMissingNode()) {
            throw new IllegalArgumentException("not a condition: " + element);
        }
        return element.properties().stream();
    }

    /// Evaluates the condition. Key names are not case-sensitive.
    boolean holds(Map<String, String> context) {
        var asked = context.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                .map(Map.Entry::getValue)
                .toList();
        return asked.isEmpty()
                ? operator.holdsWithoutKey(values::contains)
                : asked.stream().anyMatch(this::isStated);
    }

    private boolean isStated(String asked) {
        return values.stream().anyMatch(stated -> operator.holds(asked, stated));
    }
}
