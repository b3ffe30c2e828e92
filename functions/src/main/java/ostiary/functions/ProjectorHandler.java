package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.dynamodb.DynamoDbUserCopy;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.adapters.telemetry.Invocation;
import ostiary.adapters.telemetry.ProjectionLag;
import ostiary.blueprint.EventFunction;
import ostiary.core.search.UserCopy;
import ostiary.functions.projection.Projection;
import ostiary.service.Config;
import ostiary.subscriber.QueueConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lambda entry point of the queue that keeps the copy in step in which operators search. It answers which messages
/// have failed, and those alone come again
/// (<https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>).
public final class ProjectorHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final QueueConsumer consumer;

    /// Called by the Lambda runtime, once an execution environment.
    public ProjectorHandler() {
        this(Config.read(EventFunction.PROJECTOR.settings(), System.getenv()));
    }

    private ProjectorHandler(Config config) {
        this(
                new DynamoDbUserCopy(new Table(
                        AwsClients.buildOutsideRequests(DynamoDbClient.builder()),
                        config.searchTable().orElseThrow())),
                InstantSource.system());
    }

    ProjectorHandler(UserCopy copy, InstantSource clock) {
        // The kit would log in a form of its own.
        this.consumer = QueueConsumer.of(new Projection(copy, ProjectionLag::record, clock))
                .onFailure((_, failure) -> FaultLog.record(failure));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, @Nullable Context context) {
        try (var _ = Invocation.begin(context)) {
            return consumer.consume(batch);
        }
    }
}
