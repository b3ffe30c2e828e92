package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.pattern.EventPattern;

/// The patterns of a mapping, of which a record has to match one to reach the function
/// (<https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>).
public final class FilterCriteria {
    /// Every record.
    public static final FilterCriteria NONE = new FilterCriteria(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 5;

    private final List<EventPattern> patterns;

    private FilterCriteria(List<EventPattern> patterns) {
        this.patterns = patterns;
    }

    /// Reads the property of a template, `{"Filters": [{"Pattern": "…"}]}`.
    ///
    /// @throws IllegalArgumentException if there are more than five filters, which needs a higher quota, or a
    /// pattern is no JSON
    /// @throws UnmodelledException if a pattern has a rule that is not supported
    public static FilterCriteria of(JsonNode criteria) {
        var filters = criteria.path("Filters").valueStream().toList();
        if (filters.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " filters");
        }
        return new FilterCriteria(filters.stream()
                .map(filter -> EventPattern.of(json(filter.required("Pattern").asText())))
                .toList());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }

    /// Whether a record reaches the function.
    public boolean let(JsonNode eventRecord) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(eventRecord));
    }

    /// Whether a message of a queue reaches the function. A pattern about a body of JSON drops a body that is
    /// none, and one about a plain body one of JSON (table in the same page, "Properly filtering Amazon SQS
    /// messages").
    boolean letMessage(JsonNode message, String body) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, message, body));
    }

    private static boolean matches(EventPattern pattern, JsonNode message, String body) {
        var parsed = message.<ObjectNode>deepCopy();
        try {
            var json = JSON.readTree(body);
            if (json.isContainerNode()) {
                if (pattern.hasRules("body")) {
                    return false;
                }
                parsed.set("body", json);
            }
        } catch (JsonProcessingException plain) {
            parsed.put("body", body);
        }
        return pattern.matches(parsed);
    }
}
