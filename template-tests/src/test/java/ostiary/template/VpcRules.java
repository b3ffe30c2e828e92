package ostiary.template;

import java.util.List;
import java.util.stream.Stream;

/// Lambda connects a function by the function's own role, and refuses to make it while the role can't
/// (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html>).
final class VpcRules {
    /// Those of `AWSLambdaVPCAccessExecutionRole`.
    private static final List<String> NEEDED = List.of(
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses");

    private VpcRules() {}

    static Stream<String> interfaces(Template template) {
        return template.all("AWS::Lambda::Function")
                .filter(function -> function.has("VpcConfig"))
                .flatMap(function -> broken(function, template));
    }

    private static Stream<String> broken(Resource function, Template template) {
        var role = template.behind(function.text("Role")).orElseThrow();
        var before = template.before(function.id());
        var granted = template.all("AWS::IAM::Policy")
                .filter(policy ->
                        policy.list("Roles").stream().map(Resource::render).anyMatch(role.ref()::equals))
                .filter(policy -> before.contains(policy.id()))
                .flatMap(policy -> Statement.of(policy, "PolicyDocument"))
                .flatMap(statement -> statement.actions().stream())
                .toList();
        return NEEDED.stream()
                .filter(action -> !granted.contains(action))
                .map(action -> function.id() + " is made before its role has " + action);
    }
}
