package ostiary.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.CustomizedMetricSpecificationProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricDataQueryProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricDimensionProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricStatProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.applicationautoscaling.ScalableTarget;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.FargateService;
import software.constructs.Construct;

/// How many tasks there are: by how busy they are, and by the requests for each. Hashes make a task busy at
/// once; what waits for the table makes it slow and not busy.
final class FleetScaling extends Construct {
    private static final int BUSY_PERCENT = 60;
    private static final Duration OUT = Duration.minutes(1);
    private static final Duration IN = Duration.minutes(5);

    FleetScaling(Construct scope, String id, FargateService service, FleetDoor door, FleetSize size) {
        super(scope, id);
        var count = service.autoScaleTaskCount(EnableScalingProps.builder()
                .minCapacity(size.fewest())
                .maxCapacity(size.most())
                .build());
        count.scaleOnCpuUtilization(
                "Busy",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(BUSY_PERCENT)
                        .scaleOutCooldown(OUT)
                        .scaleInCooldown(IN)
                        .build());
        var target = (ScalableTarget) count.getNode().findChild("Target");
        CfnScalingPolicy.Builder.create(this, "Requests")
                .policyName("requests-for-each-task")
                .policyType("TargetTrackingScaling")
                .scalingTargetId(target.getScalableTargetId())
                .targetTrackingScalingPolicyConfiguration(TargetTrackingScalingPolicyConfigurationProperty.builder()
                        .targetValue(size.requestsPerMinute())
                        .scaleOutCooldown(FleetTimes.seconds(OUT))
                        .scaleInCooldown(FleetTimes.seconds(IN))
                        .customizedMetricSpecification(requests(service, door))
                        .build())
                .build();
    }

    /// Not `ALBRequestCountPerTarget`, which is of one group of targets: with each release the traffic goes
    /// to the other.
    private static CustomizedMetricSpecificationProperty requests(FargateService service, FleetDoor door) {
        return CustomizedMetricSpecificationProperty.builder()
                .metrics(List.of(
                        query(
                                "requests",
                                "AWS/ApplicationELB",
                                "RequestCount",
                                "Sum",
                                Map.of("LoadBalancer", door.balancer().getLoadBalancerFullName())),
                        query(
                                "tasks",
                                "ECS/ContainerInsights",
                                "RunningTaskCount",
                                "Average",
                                FleetMetrics.dimensions(service)),
                        TargetTrackingMetricDataQueryProperty.builder()
                                .id("each")
                                .expression("requests / tasks")
                                .returnData(true)
                                .build()))
                .build();
    }

    private static TargetTrackingMetricDataQueryProperty query(
            String id, String namespace, String name, String statistic, Map<String, String> dimensions) {
        return TargetTrackingMetricDataQueryProperty.builder()
                .id(id)
                .returnData(false)
                .metricStat(TargetTrackingMetricStatProperty.builder()
                        .stat(statistic)
                        .metric(TargetTrackingMetricProperty.builder()
                                .namespace(namespace)
                                .metricName(name)
                                .dimensions(dimensions.entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(each -> TargetTrackingMetricDimensionProperty.builder()
                                                .name(each.getKey())
                                                .value(each.getValue())
                                                .build())
                                        .toList())
                                .build())
                        .build())
                .build();
    }
}
