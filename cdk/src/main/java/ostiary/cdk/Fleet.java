package ostiary.cdk;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.AlarmBehavior;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.DeploymentAlarmConfig;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargatePlatformVersion;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.PropagatedTagSource;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.constructs.Construct;

/// The service as containers: the routes of the functions but those of operators, on Fargate behind an
/// Application Load Balancer (docs/container.md). The functions stay, and so do the table and the keys,
/// which are theirs.
///
/// ```java
/// new Fleet(stack, "Fleet", auth.fleet(new FleetImage(images.repository(), "sha256:…"), domain).build());
/// ```
public final class Fleet extends Construct {
    private static final int HTTPS = 443;

    /// From the start of a task to its first answer took seven seconds at most, on a machine with much else
    /// to do.
    private static final Duration START = Duration.seconds(60);

    private final FleetDoor door;
    private final FargateService service;
    private final List<Alarm> alarms;
    private final Dashboard dashboard;

    public Fleet(Construct scope, String id, FleetProps props) {
        super(scope, id);
        props.guardrails().applyTo(this);
        tellOfTheIssuer(props);
        var made = props.network().isPresent()
                ? null
                : new FleetVpc(this, "Network", props.functions().asksAPool(), props.logs());
        var network = made == null ? props.network().orElseThrow() : made.network();
        this.door = new FleetDoor(this, "Door", network, props);
        var group = group(network);
        door.letCall(group);
        if (made != null) {
            made.letCall(group);
        }
        var factory = props.alarms().factory(this);
        var metrics = new FleetMetrics(door);
        var watching = new FleetAlarms(factory, metrics);
        this.service = service(network, group, props, watching.ofReleases());
        new FleetScaling(this, "Scaling", service, door, props.size());
        this.alarms = Stream.concat(watching.ofReleases().stream(), Stream.of(watching.busy(service)))
                .toList();
        this.dashboard = new FleetDashboard(metrics, service, alarms).create(this, factory.service() + "-fleet");
    }

    /// The balancer, whose DNS name the fleet's own name has to lead to where there is no hosted zone.
    public ApplicationLoadBalancer balancer() {
        return door.balancer();
    }

    /// The service of ECS.
    public FargateService service() {
        return service;
    }

    /// The alarms, for further actions.
    public List<Alarm> alarms() {
        return alarms;
    }

    /// The operators' dashboard of the fleet, for further widgets, which come below.
    public Dashboard dashboard() {
        return dashboard;
    }

    /// The pages, passkeys and clients of OAuth go where the issuer is.
    private void tellOfTheIssuer(FleetProps props) {
        var issuer = props.functions().issuer();
        var own = "https://" + props.domain().name();
        if (Token.isUnresolved(issuer) || !issuer.equals(own)) {
            Annotations.of(this)
                    .addInfoV2(
                            "ostiary:fleetIssuer",
                            "The issuer is not " + own + ": clients that go by the issuer's metadata, and the pages,"
                                    + " stay with the functions. Set the issuer to it to take them along");
        }
    }

    /// The balancer, and nobody else, is let in where the service gets its targets.
    private SecurityGroup group(FleetNetwork network) {
        var group = SecurityGroup.Builder.create(this, "Tasks")
                .vpc(network.vpc())
                .description("Ostiary: the tasks of the fleet")
                .allowAllOutbound(false)
                .build();
        group.addEgressRule(Peer.anyIpv4(), Port.tcp(HTTPS), "Services of AWS");
        return group;
    }

    private FargateService service(
            FleetNetwork network, SecurityGroup group, FleetProps props, List<Alarm> takingBack) {
        var cluster = Cluster.Builder.create(this, "Cluster")
                .vpc(network.vpc())
                .containerInsightsV2(ContainerInsights.ENHANCED)
                .build();
        var task = new FleetTask(this, "Task", props);
        // How many there are is for the scaling to say: a number here would be set anew with each deployment.
        var made = FleetRelease.strategy(props.release(), FargateService.Builder.create(this, "Service"))
                .cluster(cluster)
                .taskDefinition(task.definition())
                .platformVersion(FargatePlatformVersion.VERSION1_4)
                .vpcSubnets(network.tasks())
                .securityGroups(List.of(group))
                .assignPublicIp(false)
                .enableExecuteCommand(false)
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .healthCheckGracePeriod(START)
                .circuitBreaker(DeploymentCircuitBreaker.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .deploymentAlarms(DeploymentAlarmConfig.builder()
                        .alarmNames(takingBack.stream().map(Alarm::getAlarmName).toList())
                        .behavior(AlarmBehavior.ROLLBACK_ON_ALARM)
                        .build())
                .propagateTags(PropagatedTagSource.SERVICE)
                .build();
        new FleetRelease(this, "Release", door).of(made);
        made.getNode().addDependency(task);
        return made;
    }
}
