package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import ostiary.blueprint.ServiceFunction;
import ostiary.edge.Endpoint;

/// Lambda entry point of what servers ask about tokens: `POST /oauth2/introspect`.
public final class BackchannelHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /// Called by the Lambda runtime, once an execution environment.
    public BackchannelHandler() {
        this(PrimedWiring.of(ServiceFunction.BACKCHANNEL).endpoint(ServiceFunction.BACKCHANNEL));
    }

    BackchannelHandler(Endpoint endpoint) {
        this.function = new HttpFunction(endpoint);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        function.run(input, output, context);
    }
}
