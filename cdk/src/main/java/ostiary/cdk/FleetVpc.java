package ostiary.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// A VPC of the fleet's own: two zones, and tasks that reach AWS's services by endpoints and nothing else:
/// there is no way from them to the Internet.
final class FleetVpc extends Construct {
    private static final String BALANCER = "balancer";
    private static final String TASKS = "tasks";
    private static final int HTTPS = 443;

    private final Vpc vpc;
    private final SecurityGroup endpoints;

    FleetVpc(Construct scope, String id, boolean asksAPool, LogProps logs) {
        super(scope, id);
        this.vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr("10.0.0.0/20"))
                .maxAzs(2)
                .natGateways(0)
                .subnetConfiguration(
                        List.of(subnets(BALANCER, SubnetType.PUBLIC), subnets(TASKS, SubnetType.PRIVATE_ISOLATED)))
                .build();
        this.endpoints = SecurityGroup.Builder.create(this, "Endpoints")
                .vpc(vpc)
                .description("Ostiary: endpoints for the tasks of the fleet")
                .allowAllOutbound(false)
                .build();
        log(logs);
        gateways();
        interfaces(asksAPool);
    }

    FleetNetwork network() {
        return new FleetNetwork(vpc, named(BALANCER), named(TASKS));
    }

    /// Lets the tasks, and nobody else, call the endpoints.
    void letCall(SecurityGroup tasks) {
        endpoints.addIngressRule(Peer.securityGroupId(tasks.getSecurityGroupId()), Port.tcp(HTTPS), "Tasks");
    }

    private void gateways() {
        Map.of("Table", GatewayVpcEndpointAwsService.DYNAMODB, "Images", GatewayVpcEndpointAwsService.S3)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> vpc.addGatewayEndpoint(
                        each.getKey(),
                        GatewayVpcEndpointOptions.builder()
                                .service(each.getValue())
                                .subnets(List.of(named(TASKS)))
                                .build()));
    }

    private void interfaces(boolean asksAPool) {
        var services = new LinkedHashMap<String, InterfaceVpcEndpointAwsService>();
        services.put("Registry", InterfaceVpcEndpointAwsService.ECR);
        services.put("Layers", InterfaceVpcEndpointAwsService.ECR_DOCKER);
        services.put("Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS);
        services.put("Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER);
        services.put("Mail", InterfaceVpcEndpointAwsService.EMAIL);
        if (asksAPool) {
            services.put("Pool", InterfaceVpcEndpointAwsService.COGNITO_IDP);
        }
        services.forEach((name, service) -> vpc.addInterfaceEndpoint(
                name,
                InterfaceVpcEndpointOptions.builder()
                        .service(service)
                        .subnets(named(TASKS))
                        .securityGroups(List.of(endpoints))
                        .open(false)
                        .privateDnsEnabled(true)
                        .build()));
    }

    /// Logs the connections that were refused: none, as long as all is well.
    private void log(LogProps logs) {
        var role = Role.Builder.create(this, "FlowLogRole")
                .assumedBy(new ServicePrincipal("vpc-flow-logs.amazonaws.com"))
                .build();
        var group = logs.group(this, "FlowLog").build();
        vpc.addFlowLog(
                "Refused",
                FlowLogOptions.builder()
                        .destination(FlowLogDestination.toCloudWatchLogs(group, role))
                        .trafficType(FlowLogTrafficType.REJECT)
                        .build());
    }

    private static SubnetConfiguration subnets(String name, SubnetType type) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(24)
                .mapPublicIpOnLaunch(type == SubnetType.PUBLIC ? false : null)
                .build();
    }

    private static SubnetSelection named(String group) {
        return SubnetSelection.builder().subnetGroupName(group).build();
    }
}
