package ostiary.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.DesyncMitigationMode;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.Protocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.RedirectOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.amazon.awscdk.services.elasticloadbalancingv2.WeightedTargetGroup;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.LoadBalancerTarget;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/// The balancer before the tasks: TLS 1.2 and newer for one name, and two groups of targets, between which
/// a release moves the traffic. Plain HTTP is sent to HTTPS, and any other name gets a 404.
final class FleetDoor extends Construct {
    static final int TARGET_PORT = 8443;

    /// Shorter than the 75 seconds after which a task ends a connection: one that ends first answers with a
    /// 502.
    private static final Duration IDLE = Duration.seconds(60);

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final FleetNetwork network;
    private final FleetTimes times;
    private final SecurityGroup group;
    private final ApplicationLoadBalancer balancer;
    private final ApplicationTargetGroup first;
    private final ApplicationTargetGroup second;
    private final ApplicationListener listener;
    private final ApplicationListenerRule rule;

    FleetDoor(Construct scope, String id, FleetNetwork network, FleetProps props) {
        super(scope, id);
        this.network = network;
        this.times = props.times();
        this.group = group(props.callers());
        this.balancer = balancer(props);
        this.first = targets("First");
        this.second = targets("Second");
        this.listener = listener(props.domain().certificate());
        this.rule = ApplicationListenerRule.Builder.create(this, "Production")
                .listener(listener)
                .priority(1)
                .conditions(List.of(
                        ListenerCondition.hostHeaders(List.of(props.domain().name()))))
                .action(ListenerAction.weightedForward(List.of(weighted(first, 100), weighted(second, 0))))
                .build();
        redirect();
        props.webAcl()
                .ifPresent(arn -> CfnWebACLAssociation.Builder.create(this, "WebAcl")
                        .resourceArn(balancer.getLoadBalancerArn())
                        .webAclArn(arn)
                        .build());
        props.domain().hostedZone().ifPresent(zone -> record(props.domain().name(), zone));
    }

    ApplicationLoadBalancer balancer() {
        return balancer;
    }

    /// The group that has the traffic at first.
    ApplicationTargetGroup first() {
        return first;
    }

    /// The group that a release moves the traffic to, and the next one back.
    ApplicationTargetGroup second() {
        return second;
    }

    String listenerArn() {
        return listener.getListenerArn();
    }

    /// The rule by which the traffic is shared.
    ApplicationListenerRule rule() {
        return rule;
    }

    /// Lets the balancer call the tasks, and nobody else. The rule is in the group itself: a group without
    /// one lets everything out until another resource says otherwise.
    void letCall(SecurityGroup tasks) {
        group.addEgressRule(Peer.securityGroupId(tasks.getSecurityGroupId()), Port.tcp(TARGET_PORT), "Tasks");
    }

    private SecurityGroup group(List<String> callers) {
        var made = SecurityGroup.Builder.create(this, "Group")
                .vpc(network.vpc())
                .description("Ostiary: the balancer of the fleet")
                .allowAllOutbound(false)
                .build();
        for (var block : callers) {
            var peer = block.contains(":") ? Peer.ipv6(block) : Peer.ipv4(block);
            made.addIngressRule(peer, Port.tcp(HTTPS), "HTTPS");
            made.addIngressRule(peer, Port.tcp(HTTP), "HTTP, which is sent to HTTPS");
        }
        Suppressions.everybodyMaySignIn(made);
        return made;
    }

    private ApplicationLoadBalancer balancer(FleetProps props) {
        var made = ApplicationLoadBalancer.Builder.create(this, "Balancer")
                .vpc(network.vpc())
                .vpcSubnets(network.balancer())
                .internetFacing(true)
                .securityGroup(unchangeable())
                .idleTimeout(IDLE)
                .dropInvalidHeaderFields(true)
                .desyncMitigationMode(DesyncMitigationMode.STRICTEST)
                .deletionProtection(props.protect())
                .build();
        new FleetAccessLog(this, "AccessLog").of(made);
        return made;
    }

    /// To which the balancer adds no rules.
    private ISecurityGroup unchangeable() {
        return SecurityGroup.fromSecurityGroupId(
                this,
                "GroupAsItIs",
                group.getSecurityGroupId(),
                SecurityGroupImportOptions.builder().mutable(false).build());
    }

    private ApplicationTargetGroup targets(String id) {
        return ApplicationTargetGroup.Builder.create(this, id)
                .vpc(network.vpc())
                .targetType(TargetType.IP)
                .protocol(ApplicationProtocol.HTTPS)
                .port(TARGET_PORT)
                .deregistrationDelay(times.deregistration())
                .healthCheck(HealthCheck.builder()
                        .protocol(Protocol.HTTPS)
                        .path("/readyz")
                        .healthyHttpCodes("200")
                        .interval(FleetTimes.CHECK_EVERY)
                        .timeout(Duration.seconds(4))
                        .healthyThresholdCount(FleetTimes.CHECKS)
                        .unhealthyThresholdCount(FleetTimes.CHECKS)
                        .build())
                .build();
    }

    private ApplicationListener listener(String certificate) {
        return ApplicationListener.Builder.create(this, "Https")
                .loadBalancer(balancer)
                .port(HTTPS)
                .protocol(ApplicationProtocol.HTTPS)
                .open(false)
                .certificates(List.of(ListenerCertificate.fromArn(certificate)))
                .sslPolicy(SslPolicy.TLS13_RES)
                .defaultAction(ListenerAction.fixedResponse(404))
                .build();
    }

    private void redirect() {
        ApplicationListener.Builder.create(this, "Http")
                .loadBalancer(balancer)
                .port(HTTP)
                .protocol(ApplicationProtocol.HTTP)
                .open(false)
                .defaultAction(ListenerAction.redirect(RedirectOptions.builder()
                        .protocol("HTTPS")
                        .port(Integer.toString(HTTPS))
                        .permanent(true)
                        .build()))
                .build();
    }

    private static WeightedTargetGroup weighted(ApplicationTargetGroup group, int weight) {
        return WeightedTargetGroup.builder().targetGroup(group).weight(weight).build();
    }

    /// The trailing dot makes the name absolute, so the zone's own name need not be known.
    private void record(String name, String zone) {
        ARecord.Builder.create(this, "Record")
                .zone(HostedZone.fromHostedZoneId(this, "Zone", zone))
                .recordName(name + ".")
                .target(RecordTarget.fromAlias(new LoadBalancerTarget(balancer)))
                .build();
    }
}
