package ostiary.cdk;

import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;
import software.constructs.Construct;

/// A subscriber's queue of events: each message is an event and nothing around it. An event that fails five times goes
/// to a queue of its own, from which it can be sent back
/// (<https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html>).
///
/// SQS encrypts both with keys of its own: a customer's key would have to let SNS in, of whatever account.
public final class EventQueue extends Construct {
    /// A subscriber may be away for a week.
    private static final Duration KEPT = Duration.days(7);

    private static final Duration FAILED_KEPT = Duration.days(14);

    /// More than six times as long as the function of [#deliverTo] may take, as Lambda asks
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html>).
    private static final Duration VISIBILITY = Duration.minutes(6);

    private static final Duration LONGEST_FUNCTION = Duration.minutes(1);

    private static final int MOST_RECEIVES = 5;
    private static final int BATCH = 10;
    private static final Duration LATEST = Duration.minutes(15);

    private final Queue queue;
    private final Queue failed;
    private final List<Alarm> alarms;

    /// @param id also in the names of the alarms, so no other queue of the stack may have it
    public EventQueue(Construct scope, String id, EventQueueProps props) {
        super(scope, id);
        Checks.require(
                id.matches("[a-z0-9]+(-[a-z0-9]+)*"),
                "the name of a queue must be small letters and digits, and hyphens between, not " + id);
        this.failed = queue("Failed", FAILED_KEPT).build();
        this.queue = queue("Queue", KEPT)
                .visibilityTimeout(VISIBILITY)
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(failed)
                        .maxReceiveCount(MOST_RECEIVES)
                        .build())
                .redriveAllowPolicy(RedriveAllowPolicy.builder()
                        .redrivePermission(RedrivePermission.DENY_ALL)
                        .build())
                .build();
        props.topic()
                .addSubscription(SqsSubscription.Builder.create(queue)
                        .rawMessageDelivery(true)
                        .filterPolicy(props.filter().policy().orElse(null))
                        .build());
        var action = props.alarmsTo().map(SnsAction::new);
        var factory =
                new AlarmFactory(this, Stack.of(this).getStackName() + "-subscriber-" + id, action, props.runbooks());
        this.alarms = List.of(late(factory), failed(factory));
    }

    private Queue.Builder queue(String id, Duration kept) {
        return Queue.Builder.create(this, id)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(kept);
    }

    /// Lets a function work on the events, ten at once. It answers which of them have failed (`SQSBatchResponse`), and
    /// only those come again.
    ///
    /// @param function with a timeout of a minute at most
    /// @throws IllegalArgumentException if it may take longer: its events would come again while it works on them
    public void deliverTo(Function function) {
        var timeout = function.getTimeout();
        Checks.require(
                timeout == null
                        || timeout.toSeconds().doubleValue()
                                <= LONGEST_FUNCTION.toSeconds().doubleValue(),
                "the function of an event queue must be done within a minute");
        function.addEventSource(SqsEventSource.Builder.create(queue)
                .batchSize(BATCH)
                .reportBatchItemFailures(true)
                .build());
    }

    /// The same for a function of the service, whose role gets what Lambda needs and no more
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html>).
    void deliverTo(AuthFunction function) {
        deliver(function, Optional.empty());
    }

    /// The same for a function of which so many are to work at once and no more
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html>).
    ///
    /// @param atOnce from 2 on
    void deliverTo(AuthFunction function, int atOnce) {
        deliver(function, Optional.of(atOnce));
    }

    private void deliver(AuthFunction function, Optional<Integer> atOnce) {
        function.allow(
                List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
                List.of(queue.getQueueArn()));
        var scaling = atOnce.map(most -> CfnEventSourceMapping.ScalingConfigProperty.builder()
                .maximumConcurrency(most)
                .build());
        var mapping = CfnEventSourceMapping.Builder.create(function, "Queue")
                .functionName(function.function().getFunctionName())
                .eventSourceArn(queue.getQueueArn())
                .batchSize(BATCH)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .scalingConfig(scaling.orElse(null))
                .build();
        // Lambda looks whether the role may read before it takes a mapping.
        mapping.getNode().addDependency(function.role());
    }

    private Alarm late(AlarmFactory factory) {
        var age = queue.metricApproximateAgeOfOldestMessage(MetricOptions.builder()
                .statistic(Stats.MAXIMUM)
                .period(Duration.minutes(1))
                .build());
        return factory.create(
                "late",
                "subscriber-late",
                "A subscriber has not worked on its events for long.",
                age,
                Trigger.within5Minutes(
                        GREATER_THAN_THRESHOLD, LATEST.toSeconds().doubleValue()));
    }

    private Alarm failed(AlarmFactory factory) {
        var waiting = failed.metricApproximateNumberOfMessagesVisible(MetricOptions.builder()
                .statistic(Stats.MAXIMUM)
                .period(Duration.minutes(1))
                .build());
        return factory.create(
                "failed",
                "subscriber-failed",
                "A subscriber could not work on some events.",
                waiting,
                new Trigger(GREATER_THAN_THRESHOLD, 0, 1, 1, TreatMissingData.NOT_BREACHING));
    }

    /// The events that wait, each the body of a message.
    public Queue queue() {
        return queue;
    }

    /// The events that have failed five times, for 14 days.
    public Queue failed() {
        return failed;
    }

    /// The alarms on what is late and what has failed, for further actions.
    public List<Alarm> alarms() {
        return alarms;
    }
}
