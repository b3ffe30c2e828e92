package ostiary.service;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.MDC;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.telemetry.Invocation;
import ostiary.blueprint.HttpMethod;
import ostiary.edge.Endpoint;
import ostiary.edge.FaultBarrier;
import ostiary.edge.Request;
import ostiary.edge.Response;

/// Wraps the routes, on Lambda as in a server: each log line of a request has its id, the request has a deadline, every
/// fault becomes a response, and the response to a `HEAD` has no body.
public final class ServiceEndpoint {
    private final Endpoint routes;
    private final Duration requestTimeout;

    /// @param requestTimeout the time limit of a request
    public ServiceEndpoint(Endpoint routes, Duration requestTimeout) {
        this.routes = routes;
        this.requestTimeout = requestTimeout;
    }

    /// Always returns a response, even after a fault.
    ///
    /// @param report receives the fault
    public Response handle(Request request, Consumer<RuntimeException> report) {
        var barrier = new FaultBarrier(routes, (_, fault) -> report.accept(fault));
        try (var _ = MDC.putCloseable(Invocation.CORRELATION_ID, request.requestId())) {
            var response = Deadline.within(requestTimeout, () -> barrier.handle(request));
            return request.method().equals(HttpMethod.HEAD.name()) ? response.withoutBody() : response;
        }
    }
}
