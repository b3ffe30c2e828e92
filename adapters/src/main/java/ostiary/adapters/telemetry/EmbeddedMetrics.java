package ostiary.adapters.telemetry;

import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;

/// CloudWatch metrics as JSON lines on standard output (embedded metric format), which Lambda passes on.
final class EmbeddedMetrics {
    private EmbeddedMetrics() {}

    /// The metrics of the invocation at hand, which is whatever Powertools finds one to be: each call within it adds to
    /// the same line.
    static Metrics ofThisInvocation() {
        // Anywhere else than on Lambda the library would look for a CloudWatch agent, on a thread that keeps the JVM
        // up.
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
        return MetricsFactory.getMetricsInstance();
    }
}
