package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.dynamodb.DynamoDbTrailHeadStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.s3.S3TrailRecordStore;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.adapters.telemetry.Invocation;
import ostiary.blueprint.EventFunction;
import ostiary.core.trail.RecordEvent;
import ostiary.core.trail.TrailHeadStore;
import ostiary.core.trail.TrailRecordStore;
import ostiary.functions.trail.Recorder;
import ostiary.service.Config;
import ostiary.subscriber.QueueConsumer;
import ostiary.subscriber.Unfamiliar;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Lambda entry point of the queue whose events are recorded in the audit trail. It answers which messages have failed,
/// and those alone come again
/// (<https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>).
public final class AuditHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final QueueConsumer consumer;

    /// Called by the Lambda runtime, once an execution environment.
    public AuditHandler() {
        this(Config.read(EventFunction.AUDIT.settings(), System.getenv()));
    }

    private AuditHandler(Config config) {
        this(
                new DynamoDbTrailHeadStore(
                        new Table(AwsClients.buildOutsideRequests(DynamoDbClient.builder()), config.auditTable())),
                new S3TrailRecordStore(
                        AwsClients.buildOutsideRequests(S3TrailRecordStore.settle(S3Client.builder())),
                        config.auditBucket()),
                InstantSource.system());
    }

    AuditHandler(TrailHeadStore heads, TrailRecordStore records, InstantSource clock) {
        // An event of a kind that is not known yet waits for the version that knows it. The kit would log in a form of
        // its own.
        this.consumer = QueueConsumer.of(new Recorder(new RecordEvent(heads, records, new SecureRandom(), clock)))
                .unknownTypes(Unfamiliar.FAIL)
                .onFailure((_, failure) -> FaultLog.record(failure));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, @Nullable Context context) {
        try (var _ = Invocation.begin(context)) {
            return consumer.consume(batch);
        }
    }
}
