package ostiary.cdk;

import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;

/// The alarms of a fleet. Those of a group of targets take a release back: while one is under way each
/// group has tasks of its own version, and what a broken new one does is not thinned by the traffic of the
/// old.
final class FleetAlarms {
    /// The limit in percent.
    static final int MOST_FAILED = 5;

    /// The limit in seconds, a little less than the deadline of what a request waits for.
    static final int SLOWEST = 2;

    /// The limit in percent.
    static final int BUSIEST = 85;

    /// The fewest requests from which a percentage, or a percentile, is computed.
    private static final int ENOUGH = 20;

    private static final int ENOUGH_FOR_A_P99 = 100;

    private final AlarmFactory factory;
    private final FleetMetrics metrics;
    private final List<Alarm> ofReleases = new ArrayList<>();

    FleetAlarms(AlarmFactory factory, FleetMetrics metrics) {
        this.factory = factory;
        this.metrics = metrics;
        watch("first", metrics.door().first());
        watch("second", metrics.door().second());
    }

    /// Those that take a release back.
    List<Alarm> ofReleases() {
        return List.copyOf(ofReleases);
    }

    private void watch(String name, ApplicationTargetGroup group) {
        ofReleases.add(failing(name, group));
        ofReleases.add(unhealthy(name, group));
        ofReleases.add(slow(name, group));
    }

    private Alarm failing(String name, ApplicationTargetGroup group) {
        return factory.create(
                "fleet-failing-" + name,
                "fleet-failing",
                "Tasks of the fleet answer with 5xx.",
                math(
                        "IF(requests >= " + ENOUGH + ", 100*FILL(failed, 0)/requests, 0)",
                        "% failed",
                        Map.of(
                                "failed", metrics.of(group, "HTTPCode_Target_5XX_Count", "Sum"),
                                "requests", metrics.of(group, "RequestCount", "Sum"))),
                Trigger.withinARelease(GREATER_THAN_OR_EQUAL_TO_THRESHOLD, MOST_FAILED));
    }

    private Alarm unhealthy(String name, ApplicationTargetGroup group) {
        return factory.create(
                "fleet-unhealthy-" + name,
                "fleet-unhealthy",
                "A task of the fleet is not ready, or can't be reached.",
                metrics.of(group, "UnHealthyHostCount", "Maximum"),
                Trigger.withinARelease(GREATER_THAN_THRESHOLD, 0));
    }

    private Alarm slow(String name, ApplicationTargetGroup group) {
        return factory.create(
                "fleet-slow-" + name,
                "fleet-slow",
                "Tasks of the fleet are slow to answer.",
                math(
                        "IF(requests >= " + ENOUGH_FOR_A_P99 + ", p99, 0)",
                        "p99 in seconds",
                        Map.of(
                                "p99", metrics.of(group, "TargetResponseTime", "p99"),
                                "requests", metrics.of(group, "RequestCount", "Sum"))),
                Trigger.withinARelease(GREATER_THAN_THRESHOLD, SLOWEST));
    }

    /// Takes no release back: new tasks are busy with their start, and it is made after the service.
    Alarm busy(FargateService service) {
        var lately = FleetMetrics.of(service, "CPUUtilization", "Average")
                .with(MetricOptions.builder().period(Duration.minutes(5)).build());
        return factory.create(
                "fleet-busy",
                "fleet-busy",
                "The tasks of the fleet are busy, and there are no more of them to come.",
                lately,
                Trigger.within15Minutes(GREATER_THAN_THRESHOLD, BUSIEST));
    }

    private static MathExpression math(String expression, String label, Map<String, IMetric> of) {
        return MathExpression.Builder.create()
                .expression(expression)
                .label(label)
                .usingMetrics(of)
                .period(Duration.minutes(1))
                .build();
    }
}
