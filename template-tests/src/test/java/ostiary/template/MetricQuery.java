package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// One metric as an alarm or a widget asks for it.
///
/// @param dimensions with references in place: `${TheFunction}`
record MetricQuery(String namespace, String name, Map<String, String> dimensions, String statistic, Duration period) {
    /// Of the properties of an alarm, or of the `MetricStat` of one of its metrics.
    ///
    /// @param metric what holds namespace, name and dimensions
    /// @param asked what holds statistic and period
    static MetricQuery read(JsonNode metric, JsonNode asked) {
        var dimensions = new TreeMap<String, String>();
        metric.path("Dimensions")
                .forEach(dimension -> dimensions.put(
                        dimension.required("Name").asText(), Resource.render(dimension.required("Value"))));
        var statistic = asked.has("Stat") ? "Stat" : asked.has("Statistic") ? "Statistic" : "ExtendedStatistic";
        return new MetricQuery(
                metric.required("Namespace").asText(),
                metric.required("MetricName").asText(),
                dimensions,
                asked.required(statistic).asText(),
                Duration.ofSeconds(asked.required("Period").asInt()));
    }

    /// @throws NullPointerException if it has no such dimension
    String dimension(String key) {
        return Objects.requireNonNull(dimensions.get(key), key);
    }
}
