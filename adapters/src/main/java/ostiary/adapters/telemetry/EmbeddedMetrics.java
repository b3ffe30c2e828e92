package ostiary.adapters.telemetry;

import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;

/// CloudWatch metrics as JSON lines on standard output (embedded metric format), which Lambda forwards.
final class EmbeddedMetrics {
    private EmbeddedMetrics() {}

    /// The metrics of the current invocation, as Powertools defines it: each call within it adds to the same line.
    static Metrics ofThisInvocation() {
        // Elsewhere than on Lambda the library would look for a CloudWatch agent, on a
        // thread that keeps the JVM alive.
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
        return MetricsFactory.getMetricsInstance();
    }
}
