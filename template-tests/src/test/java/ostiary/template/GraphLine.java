package ostiary.template;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// One line of a graph.
///
/// @param color as `#rrggbb`; CloudWatch chooses one if empty
/// @param expression over the ids of `metrics`, which may hold more
record GraphLine(String label, Optional<String> color, String expression, Map<String, MetricQuery> metrics) {
    /// The value at one point in time.
    ///
    /// @param readings of each metric
    OptionalDouble value(Function<MetricQuery, OptionalDouble> readings) {
        var values = new TreeMap<String, OptionalDouble>();
        metrics.forEach((id, metric) -> values.put(id, readings.apply(metric)));
        return MetricMath.evaluate(expression, values);
    }

    Stream<MetricQuery> queries() {
        return metrics.values().stream();
    }
}
