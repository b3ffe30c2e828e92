package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.adapters.telemetry.Invocation;
import ostiary.blueprint.EventFunction;
import ostiary.functions.gateway.FlatJson;
import ostiary.functions.saga.SagaSteps;
import ostiary.service.AwsPlatform;
import ostiary.service.Config;
import ostiary.service.Wiring;

/// Lambda entry point of the steps of a saga that are the service's own. A step that throws is asked for again.
public final class SagaStepsHandler implements RequestStreamHandler {
    private final SagaSteps steps;

    /// Called by the Lambda runtime, once an execution environment.
    public SagaStepsHandler() {
        this(Config.read(EventFunction.SAGA_STEPS.settings(), System.getenv()));
    }

    private SagaStepsHandler(Config config) {
        this(new SagaSteps(new Wiring(config, new AwsPlatform(config)).deletionSaga()));
    }

    SagaStepsHandler(SagaSteps steps) {
        this.steps = steps;
    }

    /// A step that was not taken, or whose answer is lost: it is asked for again.
    private static final class StepFailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StepFailedException() {
            super("the step was not taken");
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        try (var invocation = Invocation.begin(context)) {
            output.write(steps.take(FlatJson.read(input), invocation::parked).getBytes(UTF_8));
        } catch (RuntimeException failure) {
            FaultLog.record(failure);
            // The text of another one, in which an address may be, would stay in the history of the execution.
            throw new StepFailedException();
        }
    }
}
