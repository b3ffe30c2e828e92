package ostiary.cdk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnAlias;
import software.constructs.Construct;

/// Releases new versions through CodeDeploy: each is rehearsed, then the function's alias moves as [Release] says,
/// and back as soon as the alarm on the new version goes off.
///
/// The rotation and the rehearsal are left out: Secrets Manager and CodeDeploy call their newest code, by the
/// function's plain name, so there is no traffic to shift.
public final class Releases extends Construct {
    private final LambdaApplication application;
    private final LambdaDeploymentConfig config;
    private final Role role;
    private final AuthFunction rehearsal;
    private final boolean rehearse;

    public Releases(Construct scope, String id, ReleasesProps props) {
        super(scope, id);
        this.rehearsal = props.functions().of(ServiceFunction.REHEARSAL);
        this.rehearse = props.rehearse();
        this.application = LambdaApplication.Builder.create(this, "Application").build();
        this.config = LambdaDeploymentConfig.Builder.create(this, "Config")
                .trafficRouting(props.release().routing())
                .build();
        this.role = role();
        allow(List.of("lambda:InvokeFunction"), rehearsal.function().getFunctionArn());
        for (var declared : ServiceFunction.released()) {
            add(declared, props.functions().of(declared), props.alarms().onNewVersion(declared));
        }
        allowTheRehearsal(props.functions());
    }

    private void add(ServiceFunction declared, AuthFunction function, Optional<Alarm> onNewVersion) {
        var arn = function.function().getFunctionArn();
        allow(List.of("lambda:GetAlias", "lambda:UpdateAlias"), arn);
        // Not the ARN of the alias itself: the alias waits for its deployment group, and the
        // group for these permissions.
        allow(List.of("lambda:GetProvisionedConcurrencyConfig"), arn + ":" + ServiceFunction.LIVE);
        group(declared, function, onNewVersion).getNode().addDependency(role);
        if (rehearse) {
            rehearseFirst(function);
        }
    }

    /// One statement for all functions: the policies of a role have 10,240 characters (IAM User Guide, "IAM and AWS STS
    /// quotas").
    private void allowTheRehearsal(AuthFunctions functions) {
        var released = ServiceFunction.released();
        rehearsal.allow(
                List.of("lambda:InvokeFunction"),
                released.stream()
                        .map(declared -> functions.of(declared).newVersionArn())
                        .toList());
        // Which way a deployment goes, and the verdict on it.
        rehearsal.allow(
                List.of(
                        "codedeploy:ListDeploymentTargets",
                        "codedeploy:GetDeploymentTarget",
                        "codedeploy:PutLifecycleEventHookExecutionStatus"),
                released.stream().map(declared -> arnOfGroup(declared.id())).toList());
    }

    private LambdaDeploymentGroup group(ServiceFunction declared, AuthFunction function, Optional<Alarm> onNewVersion) {
        return LambdaDeploymentGroup.Builder.create(this, declared.id())
                .application(application)
                .deploymentConfig(config)
                .deploymentGroupName(declared.id())
                .alias(function.live())
                .alarms(onNewVersion.map(List::<IAlarm>of).orElseGet(List::of))
                .autoRollback(AutoRollbackConfig.builder()
                        .failedDeployment(true)
                        .stoppedDeployment(true)
                        .deploymentInAlarm(onNewVersion.isPresent())
                        .build())
                // Otherwise the construct attaches AWS's managed policy, which covers
                // every function of the account.
                .role(role.withoutPolicyUpdates())
                .build();
    }

    /// Replaces `addPreHook` of the group, which also gives the hook permissions on the group itself, a circular
    /// dependency: the group waits for the role, the role for the hook, and the hook for the group.
    private void rehearseFirst(AuthFunction function) {
        var alias = (CfnAlias) Objects.requireNonNull(function.live().getNode().getDefaultChild());
        alias.addOverride(
                "UpdatePolicy.CodeDeployLambdaAliasUpdate.BeforeAllowTrafficHook",
                rehearsal.function().getFunctionName());
        // The hook must know the new versions, and be allowed to call them, before an alias moves.
        function.live().getNode().addDependency(rehearsal.function());
    }

    /// Built from the name, to avoid the same circular dependency.
    private String arnOfGroup(String name) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("codedeploy")
                        .resource("deploymentgroup")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .resourceName(application.getApplicationName() + "/" + name)
                        .build());
    }

    /// The permissions of `AWSCodeDeployRoleForLambdaLimited`, restricted to these functions and without those on
    /// S3: CloudFormation passes the revision in the call.
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
