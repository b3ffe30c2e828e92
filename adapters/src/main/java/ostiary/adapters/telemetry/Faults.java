package ostiary.adapters.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ostiary.core.UnavailableException;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Tells of what broke: its line in the log, and a metric for the alarms, `Unavailable` where trying again may help,
/// else `Fault`. Lambda's own `Errors` counts neither, for the answer is a 500 or 503, and counts each token that an
/// authorizer refuses.
public final class Faults {
    private Faults() {}

    /// Never throws: there is an answer to be given yet.
    public static void record(Throwable fault, @Nullable Context context) {
        FaultLog.record(fault);
        try {
            count(fault instanceof UnavailableException ? "Unavailable" : "Fault", context);
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
        }
    }

    /// In a line of its own, since the version is among its dimensions: what else an invocation counts has no use for
    /// that, and each version of each metric costs.
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
