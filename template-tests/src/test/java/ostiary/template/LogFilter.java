package ostiary.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A metric filter at work, as far as this stack uses their patterns (CloudWatch Logs User Guide, "Filter pattern
/// syntax"): `?"any" ?"of these"` in a line of text, and `{ ($.field = "value*") || (…) }` in a line of JSON.
///
/// @param group the log group, as other resources refer to it
/// @param dimensions of the metric: names, and the fields that give the values
record LogFilter(String group, String pattern, String namespace, String metric, Map<String, String> dimensions) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TERM = Pattern.compile("\\?\"([^\"]*)\"\\s*");
    private static final Pattern COMPARISON =
            Pattern.compile("[\\s(|]*\\$\\.(?<field>\\w+) = \"(?<value>[^\"]*)\"[\\s)]*");

    static List<LogFilter> all() {
        return StackTemplate.all("AWS::Logs::MetricFilter").stream()
                .map(LogFilter::read)
                .toList();
    }

    static LogFilter of(String metric) {
        return all().stream()
                .filter(filter -> filter.metric.equals(metric))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no filter makes " + metric));
    }

    private static LogFilter read(Resource filter) {
        var made = filter.list("MetricTransformations").getFirst();
        var dimensions = new TreeMap<String, String>();
        made.path("Dimensions")
                .forEach(each -> dimensions.put(
                        each.required("Key").asText(),
                        each.required("Value").asText().replace("$.", "")));
        return new LogFilter(
                filter.text("LogGroupName"),
                filter.text("FilterPattern"),
                made.required("MetricNamespace").asText(),
                made.required("MetricName").asText(),
                dimensions);
    }

    /// The dimensions of what a line counts for; empty if it doesn't count.
    Optional<Map<String, String>> count(String line) {
        return pattern.startsWith("{") ? json(line).flatMap(this::count) : words(line);
    }

    private Optional<Map<String, String>> words(String line) {
        var term = TERM.matcher(pattern);
        boolean any = false;
        int end = 0;
        for (; term.find(); end = term.end()) {
            any |= line.contains(term.group(1));
        }
        understood(end == pattern.length());
        return any ? Optional.of(Map.of()) : Optional.empty();
    }

    private Optional<Map<String, String>> count(JsonNode line) {
        var comparisons = pattern.substring(1, pattern.length() - 1);
        var comparison = COMPARISON.matcher(comparisons);
        boolean any = false;
        int end = 0;
        for (; comparison.find(); end = comparison.end()) {
            any |= like(comparison.group("value"))
                    .test(line.path(comparison.group("field")).asText());
        }
        understood(end == comparisons.length());
        return any ? Optional.of(values(line)) : Optional.empty();
    }

    private static Predicate<String> like(String value) {
        return Pattern.compile(Pattern.quote(value).replace("*", "\\E.*\\Q")).asMatchPredicate();
    }

    private Map<String, String> values(JsonNode line) {
        var values = new TreeMap<String, String>();
        dimensions.forEach(
                (name, field) -> values.put(name, line.required(field).asText()));
        return values;
    }

    private static Optional<JsonNode> json(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException text) {
            return Optional.empty();
        }
    }

    private void understood(boolean wholly) {
        if (!wholly) {
            throw new AssertionError("a pattern that is not modelled: " + pattern);
        }
    }
}
