package ostiary.cdk;

import java.util.List;
import java.util.Map;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.WarmUp;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.constructs.Construct;

/// Touches each alias once a day: a version that nobody has called for 14 days goes inactive, and answers its next
/// callers with `SnapStartNotReadyException` until it has a snapshot again
/// (<https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html>). The event does nothing but get there.
///
/// The rotation and the rehearsal are left out: they are called by their plain names, and have no snapshot.
public final class SnapshotCare extends Construct {
    private static final String DAILY = "rate(1 day)";

    public SnapshotCare(Construct scope, String id, SnapshotCareProps props) {
        super(scope, id);
        // Otherwise the schedules of any account could act through the role
        // (https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html).
        var own = Map.of(
                "StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount()));
        var role = Role.Builder.create(this, "Role")
                .assumedBy(ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                        .conditions(own)
                        .build())
                .build();
        for (var declared : ServiceFunction.released()) {
            var alias = props.functions().of(declared).live();
            role.addToPolicy(PolicyStatement.Builder.create()
                    .actions(List.of("lambda:InvokeFunction"))
                    .resources(List.of(alias.getFunctionArn()))
                    .build());
            touch(declared, alias, role);
        }
    }

    /// Touches the snapshot at a time of its own within an hour: all at once would take as many environments.
    private void touch(ServiceFunction declared, Alias alias, Role role) {
        CfnSchedule.Builder.create(this, AuthFunction.titleCase(declared.id()))
                .description("Ostiary: keeps the snapshot of " + declared.id())
                .scheduleExpression(DAILY)
                .flexibleTimeWindow(FlexibleTimeWindowProperty.builder()
                        .mode("FLEXIBLE")
                        .maximumWindowInMinutes(60)
                        .build())
                .target(TargetProperty.builder()
                        .arn(alias.getFunctionArn())
                        .roleArn(role.getRoleArn())
                        .input(WarmUp.EVENT)
                        .retryPolicy(RetryPolicyProperty.builder()
                                .maximumRetryAttempts(3)
                                .maximumEventAgeInSeconds(3600)
                                .build())
                        .build())
                .build();
    }
}
