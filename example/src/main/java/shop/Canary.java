package shop;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/// Gives a new version of a function a tenth of its traffic for five minutes, and then all of it; an error takes it
/// back.
final class Canary extends Construct {
    private final Alias live;

    Canary(Construct scope, String id, Function function) {
        super(scope, id);
        this.live = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        var failing = live.metricErrors(MetricOptions.builder()
                        .period(Duration.minutes(1))
                        .statistic("Sum")
                        .build())
                .createAlarm(
                        this,
                        "Failing",
                        CreateAlarmOptions.builder()
                                .threshold(1)
                                .evaluationPeriods(1)
                                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                                .treatMissingData(TreatMissingData.NOT_BREACHING)
                                .build());
        LambdaDeploymentGroup.Builder.create(this, "Release")
                .alias(live)
                .deploymentConfig(LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES)
                .alarms(List.of(failing))
                .build();
    }

    /// The alias that others call.
    Alias live() {
        return live;
    }
}
