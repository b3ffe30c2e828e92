package ostiary.adapters.telemetry;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Records state changes of the circuits: a log line for each (`circuit_open`, `circuit_half_open`,
/// `circuit_closed`), and the metric `CircuitOpen` whenever one opens, over all functions.
public final class CircuitLog {
    private static final Logger LOG = LoggerFactory.getLogger(CircuitLog.class);
    private static final String OPEN = "OPEN";

    /// False on a laptop, where nobody reads metrics.
    private static final boolean COUNTED = System.getenv().containsKey("POWERTOOLS_METRICS_NAMESPACE");

    private CircuitLog() {}

    /// Never throws: the call goes on.
    ///
    /// @param dependency its id, such as `dynamodb`
    /// @param state the new one: `OPEN`, `HALF_OPEN` or `CLOSED`
    public static void record(String dependency, String state) {
        var event = "circuit_" + state.toLowerCase(Locale.ROOT);
        try {
            LOG.warn(event, entry("event", event), entry("dependency", dependency));
            if (COUNTED && state.equals(OPEN)) {
                count(dependency);
            }
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
        }
    }

    /// Counts in a metric line of its own: an authorizer has no [Invocation] that would send it, and secrets
    /// are read beside one.
    private static void count(String dependency) {
        EmbeddedMetrics.ofThisInvocation().flushMetrics(line -> {
            line.clearDefaultDimensions();
            line.addDimension(DimensionSet.of("dependency", dependency));
            line.addMetric("CircuitOpen", 1, MetricUnit.COUNT);
        });
    }
}
