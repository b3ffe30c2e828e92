package ostiary.cdk;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;

/// The metrics of a fleet, each of one minute
/// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html>).
record FleetMetrics(FleetDoor door) {
    private static final Duration MINUTE = Duration.minutes(1);

    Metric of(ApplicationTargetGroup group, String name, String statistic) {
        return metric(
                "AWS/ApplicationELB",
                name,
                statistic,
                Map.of(
                        "LoadBalancer", door.balancer().getLoadBalancerFullName(),
                        "TargetGroup", group.getTargetGroupFullName()));
    }

    Metric ofTheBalancer(String name, String statistic) {
        return metric(
                "AWS/ApplicationELB",
                name,
                statistic,
                Map.of("LoadBalancer", door.balancer().getLoadBalancerFullName()));
    }

    static Metric of(FargateService service, String name, String statistic) {
        return metric("AWS/ECS", name, statistic, dimensions(service));
    }

    static Metric insight(FargateService service, String name, String statistic) {
        return metric("ECS/ContainerInsights", name, statistic, dimensions(service));
    }

    static Map<String, String> dimensions(FargateService service) {
        return Map.of(
                "ClusterName", service.getCluster().getClusterName(),
                "ServiceName", service.getServiceName());
    }

    private static Metric metric(String namespace, String name, String statistic, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic(statistic)
                .dimensionsMap(dimensions)
                .period(MINUTE)
                .build();
    }
}
