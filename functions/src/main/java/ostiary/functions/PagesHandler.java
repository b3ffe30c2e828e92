package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import ostiary.blueprint.ServiceFunction;
import ostiary.edge.Endpoint;

/// Lambda entry point of the pages on which people sign in.
public final class PagesHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /// Called by the Lambda runtime, once an execution environment.
    public PagesHandler() {
        this(PrimedWiring.of(ServiceFunction.PAGES).endpoint(ServiceFunction.PAGES));
    }

    PagesHandler(Endpoint endpoint) {
        this.function = new HttpFunction(endpoint);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        function.run(input, output, context);
    }
}
