package ostiary.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.CfnAccount;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// The role by which the REST APIs of an account and region write to CloudWatch Logs. There is one for all of them, and
/// without it a stage with an access log is refused
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html>,
/// <https://github.com/aws-solutions/virtual-waiting-room-on-aws/issues/74>).
///
/// It outlives the stack, because others may write by it by then.
final class GatewayLogging extends Construct {
    /// The rights that API Gateway wants of the role: those of `AmazonAPIGatewayPushToCloudWatchLogs`.
    private static final List<String> ACTIONS = List.of(
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents",
            "logs:GetLogEvents",
            "logs:FilterLogEvents");

    GatewayLogging(Construct scope, String id) {
        super(scope, id);
        // Within the role, so that it is kept with it.
        var role = Role.Builder.create(this, "Role")
                .description("API Gateway, REST APIs of this account and region: logs")
                .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "Logs",
                        PolicyDocument.Builder.create()
                                .statements(List.of(PolicyStatement.Builder.create()
                                        .actions(ACTIONS)
                                        .resources(List.of("*"))
                                        .build()))
                                .build()))
                .build();
        role.applyRemovalPolicy(RemovalPolicy.RETAIN);
        var account = CfnAccount.Builder.create(this, "Account")
                .cloudWatchRoleArn(role.getRoleArn())
                .build();
        account.applyRemovalPolicy(RemovalPolicy.RETAIN);
        Suppressions.everyRestApiOfTheAccountLogs(role);
    }
}
