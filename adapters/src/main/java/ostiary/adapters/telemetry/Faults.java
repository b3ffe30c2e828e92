package ostiary.adapters.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ostiary.core.UnavailableException;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Reports a failure: a log line, and a metric for the alarms, `Unavailable` if a retry may help, else
/// `Fault`. Lambda's own `Errors` is no substitute: it misses answers of 500 and 503, and counts each token
/// that an authorizer refuses.
public final class Faults {
    private Faults() {}

    /// Never throws: the request still has to be answered.
    public static void record(Throwable fault, @Nullable Context context) {
        FaultLog.record(fault);
        try {
            count(fault instanceof UnavailableException ? "Unavailable" : "Fault", context);
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
        }
    }

    /// Counts in a metric line of its own, since it has the version as a dimension: the other metrics have no
    /// use for that, and each version of each metric costs.
    private static void count(String metric, @Nullable Context context) {
        EmbeddedMetrics.ofThisInvocation().flushMetrics(line -> {
            line.clearDefaultDimensions();
            line.addDimension(DimensionSet.of(Map.of()));
            if (context != null) {
                var function = context.getFunctionName();
                line.addDimension(DimensionSet.of("FunctionName", function));
                line.addDimension(
                        DimensionSet.of("FunctionName", function, "FunctionVersion", context.getFunctionVersion()));
            }
            line.addMetric(metric, 1, MetricUnit.COUNT);
        });
    }
}
