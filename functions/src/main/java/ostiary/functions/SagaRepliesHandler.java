package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.states.StepFunctionsEngine;
import ostiary.adapters.telemetry.Invocation;
import ostiary.functions.saga.Batch;
import ostiary.functions.saga.SagaReply;
import software.amazon.awssdk.services.sfn.SfnClient;

/// Lambda entry point of the queue of answers: hands each on to the saga that waits for it.
public final class SagaRepliesHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final SagaReply reply;

    /// Called by the Lambda runtime, once an execution environment.
    public SagaRepliesHandler() {
        this(new SagaReply(new StepFunctionsEngine(AwsClients.buildOutsideRequests(SfnClient.builder()), "")));
    }

    SagaRepliesHandler(SagaReply reply) {
        this.reply = reply;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent answers, @Nullable Context context) {
        try (var _ = Invocation.begin(context)) {
            return Batch.handOver(answers, reply);
        }
    }
}
