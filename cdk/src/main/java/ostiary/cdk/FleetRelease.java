package ostiary.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.AlternateTarget;
import software.amazon.awscdk.services.ecs.DeploymentStrategy;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.ListenerRuleConfiguration;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.ecs.TrafficShiftConfig;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// How ECS moves the traffic from the tasks of before to new ones, and back if an alarm goes off: by the
/// two groups of targets behind one rule of the listener.
final class FleetRelease extends Construct {
    /// The time in which all traffic can still be taken back.
    private static final Duration BAKE = Duration.minutes(5);

    /// ECS's limits
    /// (<https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html>).
    private static final Duration LONGEST_STEP = Duration.days(1);

    private static final int SMALLEST_STEP = 3;

    private final FleetDoor door;
    private final Role mover;

    FleetRelease(Construct scope, String id, FleetDoor door) {
        super(scope, id);
        this.door = door;
        this.mover = Role.Builder.create(this, "Mover")
                .description("Moves the traffic of the fleet")
                .assumedBy(new ServicePrincipal("ecs.amazonaws.com"))
                .build();
        allowToMove();
    }

    static FargateService.Builder strategy(Release release, FargateService.Builder service) {
        return switch (release) {
            case Release.Canary(var percent, var bake) ->
                service.deploymentStrategy(DeploymentStrategy.CANARY)
                        .canaryConfiguration(step(percent, bake))
                        .bakeTime(BAKE);
            case Release.Linear(var percent, var every) -> {
                Checks.require(
                        percent >= SMALLEST_STEP,
                        "the release of a fleet moves " + SMALLEST_STEP + " percent at a time or more, not " + percent);
                yield service.deploymentStrategy(DeploymentStrategy.LINEAR)
                        .linearConfiguration(step(percent, every))
                        .bakeTime(BAKE);
            }
            case Release.AllAtOnce() ->
                service.deploymentStrategy(DeploymentStrategy.BLUE_GREEN).bakeTime(Duration.minutes(0));
        };
    }

    private static TrafficShiftConfig step(int percent, Duration time) {
        Checks.require(
                FleetTimes.seconds(time) <= FleetTimes.seconds(LONGEST_STEP),
                "the release of a fleet waits a day at most, not " + time.toMinutes() + " minutes");
        return TrafficShiftConfig.builder()
                .stepPercent(percent)
                .stepBakeTime(time)
                .build();
    }

    /// Puts the service behind the rule.
    void of(FargateService service) {
        service.loadBalancerTarget(LoadBalancerTargetOptions.builder()
                        .containerName(FleetTask.CONTAINER)
                        .containerPort(FleetDoor.TARGET_PORT)
                        .alternateTarget(AlternateTarget.Builder.create("Alternate")
                                .alternateTargetGroup(door.second())
                                .productionListener(ListenerRuleConfiguration.applicationListenerRule(door.rule()))
                                .role(mover)
                                .build())
                        .build())
                .attachToApplicationTargetGroup(door.first());
        service.getNode().addDependency(this, door);
    }

    /// Allows the actions of AWS's managed policy, on this balancer alone (docs/aws-facts.md). Actions that
    /// describe take no resource.
    private void allowToMove() {
        allow(
                List.of(
                        "elasticloadbalancing:DescribeListeners",
                        "elasticloadbalancing:DescribeRules",
                        "elasticloadbalancing:DescribeTargetGroups",
                        "elasticloadbalancing:DescribeTargetHealth"),
                List.of("*"));
        allow(List.of("elasticloadbalancing:ModifyRule"), List.of(door.rule().getListenerRuleArn()));
        allow(List.of("elasticloadbalancing:ModifyListener"), List.of(door.listenerArn()));
        allow(
                List.of("elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"),
                List.of(door.first().getTargetGroupArn(), door.second().getTargetGroupArn()));
        Suppressions.balancersAreReadAtLarge(mover);
    }

    private void allow(List<String> actions, List<String> resources) {
        mover.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build());
    }
}
