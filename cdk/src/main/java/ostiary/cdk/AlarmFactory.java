package ostiary.cdk;

import java.util.Optional;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/// Creates alarms that link to their runbooks and notify the team, also when they end.
///
/// @param service [ServiceApi#serviceName()]
/// @param runbooks the URL of the folder with the runbooks, with a trailing slash
record AlarmFactory(Construct scope, String service, Optional<SnsAction> notification, String runbooks) {

    Alarm create(String name, String page, String means, IMetric metric, Trigger trigger) {
        var alarm = Alarm.Builder.create(scope, name)
                .alarmName(service + "-" + name)
                .alarmDescription(means + " Runbook: " + runbooks + page + ".md")
                .metric(metric)
                .comparisonOperator(trigger.comparison())
                .threshold(trigger.threshold())
                .datapointsToAlarm(trigger.datapoints())
                .evaluationPeriods(trigger.of())
                .treatMissingData(trigger.missing())
                .build();
        notification.ifPresent(action -> {
            alarm.addAlarmAction(action);
            alarm.addOkAction(action);
        });
        return alarm;
    }
}
