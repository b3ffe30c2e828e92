package ostiary.cdk;

import java.util.List;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// New versions, let in by CodeDeploy: each function's alias goes over as [Release] says, and back as soon as the alarm
/// on its new version goes off.
///
/// The rotation has no part in it: Secrets Manager calls the newest code, by the function's plain ARN, so there is no
/// traffic to share out.
final class Releases extends Construct {
    private final LambdaApplication application;
    private final LambdaDeploymentConfig config;
    private final Role role;

    Releases(Construct scope, String id, OstiaryProps props) {
        super(scope, id);
        this.application = LambdaApplication.Builder.create(this, "Application").build();
        this.config = LambdaDeploymentConfig.Builder.create(this, "Config")
                .trafficRouting(props.release().routing())
                .build();
        this.role = role();
    }

    static boolean shareTraffic(ServiceFunction declared) {
        return declared != ServiceFunction.KEYS;
    }

    void add(ServiceFunction declared, AuthFunction function, Alarm onNewVersion) {
        var arn = function.function().getFunctionArn();
        allow(List.of("lambda:GetAlias", "lambda:UpdateAlias"), arn);
        // Not the ARN of the alias itself: that waits for its deployment group, and the group for these rights.
        allow(List.of("lambda:GetProvisionedConcurrencyConfig"), arn + ":" + AuthFunction.LIVE);
        var group = LambdaDeploymentGroup.Builder.create(this, declared.id())
                .application(application)
                .deploymentConfig(config)
                .alias(function.live())
                .alarms(List.of(onNewVersion))
                .autoRollback(AutoRollbackConfig.builder()
                        .failedDeployment(true)
                        .stoppedDeployment(true)
                        .deploymentInAlarm(true)
                        .build())
                // Else the construct attaches AWS's own policy, which is for every function of the account.
                .role(role.withoutPolicyUpdates())
                .build();
        group.getNode().addDependency(role);
    }

    /// The rights of `AWSCodeDeployRoleForLambdaLimited`, but for these functions only, and without those on S3:
    /// CloudFormation hands the revision over in the call.
    private Role role() {
        var made = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("codedeploy.amazonaws.com"))
                .build();
        made.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("cloudwatch:DescribeAlarms"))
                .resources(List.of("*"))
                .build());
        Suppressions.alarmsAreReadAtLarge(made);
        return made;
    }

    private void allow(List<String> actions, String resource) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build());
    }
}
