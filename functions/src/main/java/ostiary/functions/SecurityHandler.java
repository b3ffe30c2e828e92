package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import ostiary.blueprint.ServiceFunction;
import ostiary.edge.Endpoint;

/// Lambda entry point of what users do about their passwords and second factors: `/password/…`, `/me/factors`
/// and `/me/recovery-codes`.
public final class SecurityHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /// Called by the Lambda runtime, once an execution environment.
    public SecurityHandler() {
        this(PrimedWiring.of(ServiceFunction.SECURITY).endpoint(ServiceFunction.SECURITY));
    }

    SecurityHandler(Endpoint endpoint) {
        this.function = new HttpFunction(endpoint);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        function.run(input, output, context);
    }
}
