package ostiary.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes the definition of a state machine, always in the same order: another order would be another deployment.
final class SagaText {
    private SagaText() {}

    /// @param value of maps, lists, numbers, truths, and texts without control characters
    static String of(Object value) {
        return switch (value) {
            case Map<?, ?> map -> ofMap(map);
            case List<?> list -> list.stream().map(SagaText::of).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> quoted(value.toString());
        };
    }

    /// A rule of a choice. A comparison with a variable that isn't there is the error `States.Runtime`, which ends the
    /// execution and which nothing catches
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html>).
    static Map<String, Object> ifIs(String variable, String text, String next) {
        return Map.of(
                "And",
                List.of(
                        Map.of("Variable", variable, "IsPresent", true),
                        Map.of("Variable", variable, "StringEquals", text)),
                "Next",
                next);
    }

    private static String ofMap(Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, value) -> sorted.put(name.toString(), value));
        return sorted.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + of(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
