package ostiary.cdk;

import java.util.stream.Collectors;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;

/// Where a [Fleet] is: a VPC that is there, with ways to the services that docs/container.md lists.
///
/// @param balancer the subnets of the balancer, in two zones or more
/// @param tasks the subnets of the tasks, in two zones or more
public record FleetNetwork(IVpc vpc, SubnetSelection balancer, SubnetSelection tasks) {
    public FleetNetwork {
        inTwoZones("balancer", vpc, balancer);
        inTwoZones("tasks", vpc, tasks);
    }

    /// The balancer in the public subnets of a VPC, and the tasks in private ones with a way out.
    public static FleetNetwork of(IVpc vpc) {
        return new FleetNetwork(
                vpc,
                SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build(),
                SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                        .build());
    }

    private static void inTwoZones(String whose, IVpc vpc, SubnetSelection chosen) {
        var subnets = vpc.selectSubnets(chosen).getSubnets();
        var zones = subnets.stream().map(ISubnet::getAvailabilityZone).collect(Collectors.toSet());
        Checks.require(
                zones.size() >= 2, "the subnets of the " + whose + " must be in two zones or more, not in " + zones);
    }
}
