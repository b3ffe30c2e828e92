package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.telemetry.Invocation;
import ostiary.blueprint.ServiceFunction;
import ostiary.edge.Body;
import ostiary.edge.Endpoint;
import ostiary.edge.Problem;
import ostiary.edge.Request;
import ostiary.edge.Response;
import ostiary.functions.gateway.GatewayEvent;
import ostiary.functions.gateway.MalformedEventException;
import ostiary.functions.gateway.ResponseFormat;
import ostiary.service.AwsPlatform;
import ostiary.service.Config;
import ostiary.service.ServiceEndpoint;
import ostiary.service.Wiring;

/// Runs an endpoint as a Lambda function behind any of the front doors: event in, answer out, and the log and the
/// metrics of the invocation around it.
final class HttpFunction {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFunction.class);

    private final ServiceEndpoint service;

    HttpFunction(Endpoint endpoint) {
        this(endpoint, Deadline.OF_A_REQUEST);
    }

    private HttpFunction(Endpoint endpoint, Duration timeout) {
        this.service = new ServiceEndpoint(endpoint, timeout);
    }

    /// All that `function` answers.
    static HttpFunction of(ServiceFunction function, Config config, AwsClientFactory aws) {
        return new HttpFunction(
                new Wiring(config, new AwsPlatform(config, aws)).endpoint(function), aws.requestTimeout());
    }

    void run(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        try (var invocation = Invocation.begin(context)) {
            answer(input, output, invocation);
        }
    }

    /// Handles what is no event of a front door. The answer has the form that an HTTP API understands.
    ///
    /// @param request of the invocation's id
    void run(Function<String, Request> request, OutputStream output, @Nullable Context context) throws IOException {
        try (var invocation = Invocation.begin(context)) {
            ResponseFormat.HTTP_API.write(
                    service.handle(request.apply(invocation.id()), invocation::failed)
                            .overTls(),
                    output);
        }
    }

    private void answer(InputStream input, OutputStream output, Invocation invocation) throws IOException {
        // What cannot be read at all is answered in the form that every front door understands.
        var format = ResponseFormat.HTTP_API;
        boolean overTls = true;
        Response response;
        try {
            var read = GatewayEvent.read(input);
            if (read.isEmpty()) {
                return;
            }
            var event = read.get();
            format = event.responseFormat();
            overTls = event.overTls();
            response = service.handle(event.request(invocation.id()), invocation::failed);
        } catch (MalformedEventException malformed) {
            LOG.warn("malformed event: {}", malformed.flaw());
            response = Problem.INVALID_REQUEST.response(unread(invocation.id()), "detail", malformed.flaw());
        }
        format.write(overTls ? response.overTls() : response, output);
    }

    /// Stands for a request of which nothing is known but its name.
    private static Request unread(String id) {
        return new Request("", "", Map.of(), Map.of(), Body.EMPTY, "unknown", id);
    }
}
