package ostiary.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/// When an alarm of the template goes off.
///
/// @param expression over the ids of `metrics`
/// @param datapoints how many of the last `of` values must be on the wrong side of the threshold
/// @param missing how a missing value counts, as CloudFormation spells it
record AlarmRule(
        String name,
        String description,
        Map<String, MetricQuery> metrics,
        String expression,
        String comparison,
        double threshold,
        int datapoints,
        int of,
        String missing) {
    static List<AlarmRule> all() {
        return of(StackTemplate.all("AWS::CloudWatch::Alarm"));
    }

    /// Those among the resources of another template.
    static List<AlarmRule> of(List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals("AWS::CloudWatch::Alarm"))
                .map(AlarmRule::read)
                .toList();
    }

    /// The value at one point in time.
    ///
    /// @param readings of each metric
    OptionalDouble value(Function<MetricQuery, OptionalDouble> readings) {
        var values = new TreeMap<String, OptionalDouble>();
        metrics.forEach((id, metric) -> values.put(id, readings.apply(metric)));
        return MetricMath.evaluate(expression, values);
    }

    boolean breached(double value) {
        return switch (comparison) {
            case "GreaterThanThreshold" -> value > threshold;
            case "GreaterThanOrEqualToThreshold" -> value >= threshold;
            case "LessThanThreshold" -> value < threshold;
            default -> throw new AssertionError("a comparison that is not modelled: " + comparison);
        };
    }

    static AlarmRule read(Resource alarm) {
        var metrics = new LinkedHashMap<String, MetricQuery>();
        var properties = alarm.json().required("Properties");
        var expression = "metric";
        if (properties.has("MetricName")) {
            metrics.put(expression, MetricQuery.read(properties, properties));
        } else {
            expression = alarm.list("Metrics").stream()
                    .filter(metric -> metric.has("Expression"))
                    .reduce((_, _) -> {
                        throw new AssertionError(alarm.id() + " has more than one expression");
                    })
                    .orElseThrow()
                    .path("Expression")
                    .asText();
            alarm.list("Metrics").stream()
                    .filter(metric -> metric.has("MetricStat"))
                    .forEach(metric -> metrics.put(
                            metric.required("Id").asText(),
                            MetricQuery.read(
                                    metric.path("MetricStat").required("Metric"), metric.required("MetricStat"))));
        }
        return new AlarmRule(
                alarm.text("AlarmName"),
                alarm.text("AlarmDescription"),
                metrics,
                expression,
                alarm.text("ComparisonOperator"),
                properties.required("Threshold").asDouble(),
                properties.required("DatapointsToAlarm").asInt(),
                properties.required("EvaluationPeriods").asInt(),
                properties.required("TreatMissingData").asText());
    }
}
