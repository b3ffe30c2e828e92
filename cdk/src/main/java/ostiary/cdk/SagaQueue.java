package ostiary.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;
import software.constructs.Construct;

/// A queue of requests or answers of deletions, and one for those that fail five times. SQS encrypts both with keys of
/// its own, so that another account can be let in.
final class SagaQueue extends Construct {
    private static final Duration KEPT = Duration.days(7);
    private static final Duration FAILED_KEPT = Duration.days(14);

    /// Six times as long as a function has that works on it
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html>).
    private static final Duration VISIBILITY = Duration.minutes(6);

    private static final int MOST_RECEIVES = 5;
    private static final int BATCH = 10;

    private final Queue queue;
    private final Queue failed;

    SagaQueue(Construct scope, String id) {
        super(scope, id);
        this.failed = of("Failed", FAILED_KEPT).build();
        this.queue = of("Queue", KEPT)
                .visibilityTimeout(VISIBILITY)
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(failed)
                        .maxReceiveCount(MOST_RECEIVES)
                        .build())
                .redriveAllowPolicy(RedriveAllowPolicy.builder()
                        .redrivePermission(RedrivePermission.DENY_ALL)
                        .build())
                .build();
    }

    private Queue.Builder of(String id, Duration kept) {
        return Queue.Builder.create(this, id)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(kept);
    }

    /// Lets a function work on the messages, ten at once.
    void deliverTo(Function function) {
        function.addEventSource(SqsEventSource.Builder.create(queue)
                .batchSize(BATCH)
                .reportBatchItemFailures(true)
                .build());
    }

    /// The same for a function of the service, whose role gets what Lambda needs and no more
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html>).
    void deliverTo(AuthFunction function) {
        function.allow(
                List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
                List.of(queue.getQueueArn()));
        var mapping = CfnEventSourceMapping.Builder.create(function, "Queue")
                .functionName(function.function().getFunctionName())
                .eventSourceArn(queue.getQueueArn())
                .batchSize(BATCH)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .build();
        // Lambda looks whether the role may read before it takes a mapping.
        mapping.getNode().addDependency(function.role());
    }

    Queue queue() {
        return queue;
    }

    /// How many messages have failed.
    Metric failures() {
        return failed.metricApproximateNumberOfMessagesVisible(MetricOptions.builder()
                .statistic(Stats.MAXIMUM)
                .period(Duration.minutes(1))
                .build());
    }
}
