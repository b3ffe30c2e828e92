package ostiary.adapters.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// One invocation of a function, from its event to its response. While it is open, each log line carries its id; on
/// close, its metrics go out in one line: `Latency` in milliseconds and those of the use case, each over all
/// functions and by `FunctionName`. `ColdStart` goes out separately.
public final class Invocation implements AutoCloseable {
    /// The log field with the gateway's id of the request, which clients get as `request_id`.
    public static final String CORRELATION_ID = "correlation_id";

    private static final String FUNCTION_NAME = "FunctionName";
    private static final double NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

    private final Metrics metrics = EmbeddedMetrics.ofThisInvocation();
    private final long begun = System.nanoTime();
    private final @Nullable Context context;
    private final String id;

    private Invocation(@Nullable Context context) {
        this.context = context;
        this.id = Optional.ofNullable(context)
                .map(Context::getAwsRequestId)
                .orElseGet(() -> UUID.randomUUID().toString());
        Optional.ofNullable(context).map(Context::getFunctionName).ifPresentOrElse(this::by, this::overAll);
        PowertoolsLogging.initializeLogging(context);
    }

    /// Begins an invocation.
    ///
    /// @param context Lambda's; null outside of Lambda
    public static Invocation begin(@Nullable Context context) {
        return new Invocation(context);
    }

    /// Lambda's id of the invocation.
    public String id() {
        return id;
    }

    /// Adds the gateway's id of the request to the log lines that follow.
    public void correlate(String requestId) {
        MDC.put(CORRELATION_ID, requestId);
    }

    /// Counts an answer of another service that an operator has to see to.
    public void parked() {
        metrics.addMetric("SagaParked", 1, MetricUnit.COUNT);
    }

    /// Reports a failure of the invocation.
    public void failed(Throwable fault) {
        Faults.record(fault, context);
    }

    /// Never throws: the response is on its way.
    @Override
    public void close() {
        try {
            metrics.addMetric("Latency", (System.nanoTime() - begun) / NANOS_PER_MILLI, MetricUnit.MILLISECONDS);
            metrics.flush();
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }

    private void by(String functionName) {
        // Before the log is set up, which ends the cold start in Powertools' view.
        metrics.captureColdStartMetric(null, DimensionSet.of(FUNCTION_NAME, functionName));
        overAll();
        metrics.addDimension(DimensionSet.of(FUNCTION_NAME, functionName));
    }

    private void overAll() {
        metrics.clearDefaultDimensions();
        metrics.addDimension(DimensionSet.of(Map.of()));
    }
}
