package ostiary.adapters.telemetry;

import java.time.Duration;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Records how far the copy is behind in which operators search: the metric `ProjectionLag`, in milliseconds from a
/// change to its place in the copy, of each event of the current [Invocation].
public final class ProjectionLag {
    private ProjectionLag() {}

    /// Never throws: the event is in the copy.
    public static void record(Duration lag) {
        try {
            EmbeddedMetrics.ofThisInvocation()
                    .addMetric("ProjectionLag", (double) Math.max(0, lag.toMillis()), MetricUnit.MILLISECONDS);
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
        }
    }
}
