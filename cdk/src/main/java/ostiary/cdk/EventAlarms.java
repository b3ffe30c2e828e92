package ostiary.cdk;

import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;

/// The alarms that report events not being told.
record EventAlarms(AlarmFactory factory) {
    private static final Duration MINUTE = Duration.minutes(1);

    /// The limit of how old a change may be when the function gets it.
    private static final Duration LATEST = Duration.minutes(5);

    List<Alarm> create(AuthFunction publisher, CfnEventSourceMapping mapping) {
        return List.of(late(publisher), undelivered(mapping));
    }

    private Alarm late(AuthFunction publisher) {
        var age = Metric.Builder.create()
                .namespace("AWS/Lambda")
                .metricName("IteratorAge")
                .dimensionsMap(Map.of("FunctionName", publisher.function().getFunctionName()))
                .statistic(Stats.MAXIMUM)
                .period(MINUTE)
                .build();
        return factory.create(
                "events-late",
                "events-late",
                "Subscribers hear of changes late.",
                age,
                Trigger.within5Minutes(
                        GREATER_THAN_THRESHOLD, LATEST.toMilliseconds().doubleValue()));
    }

    private static Metric ofMapping(String name, CfnEventSourceMapping mapping) {
        return Metric.Builder.create()
                .namespace("AWS/Lambda")
                .metricName(name)
                .dimensionsMap(Map.of("EventSourceMappingUUID", mapping.getRef()))
                .statistic(Stats.SUM)
                .period(MINUTE)
                .build();
    }

    /// Those that are kept, and those that are lost because the bucket can't be written, by the metrics of the mapping
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics>).
    private Alarm undelivered(CfnEventSourceMapping mapping) {
        var untold = MathExpression.Builder.create()
                .expression(ServiceMetrics.sum(List.of("kept", "dropped")))
                .label("changes")
                .usingMetrics(Map.of(
                        "kept", ofMapping("OnFailureDestinationDeliveredEventCount", mapping),
                        "dropped", ofMapping("DroppedEventCount", mapping)))
                .period(MINUTE)
                .build();
        return factory.create(
                "events-undelivered",
                "events-undelivered",
                "Changes could not be told, and are kept aside for 14 days.",
                untold,
                new Trigger(GREATER_THAN_THRESHOLD, 0, 1, 1, TreatMissingData.NOT_BREACHING));
    }
}
