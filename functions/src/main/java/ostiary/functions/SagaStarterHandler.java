package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.states.StepFunctionsEngine;
import ostiary.adapters.telemetry.Invocation;
import ostiary.blueprint.EventFunction;
import ostiary.functions.saga.Batch;
import ostiary.functions.saga.SagaStart;
import ostiary.service.Config;
import software.amazon.awssdk.services.sfn.SfnClient;

/// Lambda entry point of the queue of events that tell of requests for deletion: each starts a saga.
public final class SagaStarterHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final SagaStart start;

    /// Called by the Lambda runtime, once an execution environment.
    public SagaStarterHandler() {
        this(Config.read(EventFunction.SAGA_STARTER.settings(), System.getenv()));
    }

    private SagaStarterHandler(Config config) {
        this(new SagaStart(
                new StepFunctionsEngine(AwsClients.buildOutsideRequests(SfnClient.builder()), config.sagaMachine()),
                config.sagaWindow().time()));
    }

    SagaStarterHandler(SagaStart start) {
        this.start = start;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent events, @Nullable Context context) {
        try (var _ = Invocation.begin(context)) {
            return Batch.handOver(events, start);
        }
    }
}
