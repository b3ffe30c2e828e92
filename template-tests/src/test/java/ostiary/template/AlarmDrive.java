package ostiary.template;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/// How to set an alarm off: what its metrics are when all is well, just before it goes off, and just after. A metric
/// that is not named has no value.
record AlarmDrive(
        String alarm, Map<String, Double> well, Map<String, Double> justBefore, Map<String, Double> justAfter) {
    /// The alarm's name without that of the stack.
    static AlarmDrive of(
            String alarm, Map<String, Double> well, Map<String, Double> justBefore, Map<String, Double> justAfter) {
        return new AlarmDrive(Synthesis.STACK + "-" + alarm, well, justBefore, justAfter);
    }

    /// Metrics of one name that differ in their dimensions have one value.
    static Function<MetricQuery, OptionalDouble> readings(Map<String, Double> values) {
        return metric -> {
            var value = values.get(metric.name());
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        };
    }

    AlarmRule rule() {
        return AlarmRule.all().stream()
                .filter(rule -> rule.name().equals(alarm))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alarm " + alarm));
    }

    @Override
    public String toString() {
        return alarm;
    }
}
