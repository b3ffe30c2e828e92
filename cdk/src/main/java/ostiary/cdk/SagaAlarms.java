package ostiary.cdk;

import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;

/// The alarms that report deletions which don't come to their end by themselves.
record SagaAlarms(AlarmFactory factory) {
    private static final Duration MINUTE = Duration.minutes(1);

    /// Whoever is parked is counted every three hours.
    private static final Duration PARKED_PERIOD = Duration.hours(1);

    private static final int PARKED_PERIODS = 4;
    private static final Duration LATEST = Duration.minutes(15);

    List<Alarm> create(CfnStateMachine machine, SagaQueue replies, Collection<SagaQueue> asked) {
        var queues = new ArrayList<>(List.of(replies));
        queues.addAll(asked);
        return List.of(parked(), failed(machine), unheard(queues), late(replies));
    }

    private Alarm parked() {
        var parked = Metric.Builder.create()
                .namespace("Ostiary/" + factory.service())
                .metricName("SagaParked")
                .statistic(Stats.SUM)
                .period(PARKED_PERIOD)
                .build();
        return factory.create(
                "deletion-parked",
                "deletion-parked",
                "A participant has not done its part of a deletion, which waits for an operator.",
                parked,
                new Trigger(GREATER_THAN_THRESHOLD, 0, 1, PARKED_PERIODS, TreatMissingData.NOT_BREACHING));
    }

    private Alarm failed(CfnStateMachine machine) {
        var kinds = new LinkedHashMap<String, IMetric>();
        List.of("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted")
                .forEach(name -> kinds.put(
                        name.toLowerCase(Locale.ROOT),
                        Metric.Builder.create()
                                .namespace("AWS/States")
                                .metricName(name)
                                .dimensionsMap(Map.of("StateMachineArn", machine.getAttrArn()))
                                .statistic(Stats.SUM)
                                .period(MINUTE)
                                .build()));
        return factory.create(
                "deletion-failed",
                "deletion-failed",
                "A deletion has ended before its end.",
                sum(kinds, "executions"),
                once());
    }

    private Alarm unheard(List<SagaQueue> queues) {
        var failures = new LinkedHashMap<String, IMetric>();
        for (int number = 0; number < queues.size(); number++) {
            failures.put("q" + number, queues.get(number).failures());
        }
        return factory.create(
                "deletion-unheard",
                "deletion-unheard",
                "Requests to participants in deletions, or their answers, could not be worked on.",
                sum(failures, "messages"),
                once());
    }

    private Alarm late(SagaQueue replies) {
        var age = replies.queue()
                .metricApproximateAgeOfOldestMessage(MetricOptions.builder()
                        .statistic(Stats.MAXIMUM)
                        .period(MINUTE)
                        .build());
        return factory.create(
                "deletion-late",
                "deletion-unheard",
                "Answers of participants in deletions wait for long.",
                age,
                Trigger.within5Minutes(
                        GREATER_THAN_THRESHOLD, LATEST.toSeconds().doubleValue()));
    }

    private static IMetric sum(Map<String, IMetric> metrics, String label) {
        return MathExpression.Builder.create()
                .expression(ServiceMetrics.sum(List.copyOf(metrics.keySet())))
                .label(label)
                .usingMetrics(metrics)
                .period(MINUTE)
                .build();
    }

    private static Trigger once() {
        return new Trigger(GREATER_THAN_THRESHOLD, 0, 1, 1, TreatMissingData.NOT_BREACHING);
    }
}
