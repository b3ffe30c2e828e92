package ostiary.cdk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnFunction.VpcConfigProperty;
import software.constructs.Construct;

/// Where the functions are in a VPC. They call services of AWS and nothing else: docs/guardrails.md lists the
/// endpoints.
///
/// @param subnets the ids of private subnets, in two zones or more
/// @param securityGroups the ids of groups that let HTTPS out; nothing has to come in
public record Network(List<String> subnets, List<String> securityGroups) {
    /// <https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html>
    private static final int MOST_SUBNETS = 16;

    private static final int MOST_GROUPS = 5;

    /// The rights with which Lambda makes interfaces, by the function's role. It checks for them when it
    /// connects a function, and with resources by id the function may be cut off
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html>).
    private static final List<String> MAKE = List.of(
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses");

    /// EC2 knows no resource for these.
    private static final List<String> LOOK = List.of("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets");

    public Network {
        subnets = ids("subnets", "subnet-", subnets, MOST_SUBNETS);
        securityGroups = ids("securityGroups", "sg-", securityGroups, MOST_GROUPS);
    }

    /// Subnets of a VPC of the app.
    public static Network of(IVpc vpc, SubnetSelection subnets, List<? extends ISecurityGroup> groups) {
        return new Network(
                Objects.requireNonNull(vpc.selectSubnets(subnets).getSubnetIds()),
                groups.stream().map(ISecurityGroup::getSecurityGroupId).toList());
    }

    /// Not by the function's construct, which would attach AWS's managed policy.
    void connect(AuthFunction function) {
        var resource = (CfnFunction)
                Objects.requireNonNull(function.function().getNode().getDefaultChild());
        resource.setVpcConfig(VpcConfigProperty.builder()
                .subnetIds(subnets)
                .securityGroupIds(securityGroups)
                .build());
        function.allow(MAKE, List.of(anythingHere(function)));
        function.allow(LOOK, List.of("*"));
        function.allow(notFromCode());
    }

    /// Lambda makes interfaces from outside of the function; only what comes from its code names the function
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html>).
    private static PolicyStatement notFromCode() {
        return PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .actions(List.of("ec2:*"))
                .resources(List.of("*"))
                .conditions(Map.of("Null", Map.of("lambda:SourceFunctionArn", "false")))
                .build();
    }

    private static String anythingHere(Construct within) {
        return Stack.of(within)
                .formatArn(ArnComponents.builder()
                        .service("ec2")
                        .resource("*")
                        .resourceName("*")
                        .build());
    }

    private static List<String> ids(String what, String prefix, List<String> ids, int most) {
        Checks.require(!ids.isEmpty() && ids.size() <= most, what + " must be 1 to " + most + ", not " + ids.size());
        ids.forEach(id -> Checks.require(
                Token.isUnresolved(id) || id.matches(prefix + "[0-9a-f]{8,17}"),
                what + " must be ids such as " + prefix + "0a1b2c3d4e5f60718, not " + id));
        return List.copyOf(ids);
    }
}
