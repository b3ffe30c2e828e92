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

/// What is around the routes, on Lambda as in a server: each log line of a request carries its id, the request has a
/// deadline, nothing comes back but an answer, and to a `HEAD` one without a body.
public final class ServiceEndpoint {
    private final Endpoint routes;
    private final Duration requestTimeout;

    /// @param requestTimeout how long a request may take
    public ServiceEndpoint(Endpoint routes, Duration requestTimeout) {
        this.routes = routes;
        this.requestTimeout = requestTimeout;
    }

    /// Answers, whatever happens.
    ///
    /// @param report is told what broke
    public Response handle(Request request, Consumer<RuntimeException> report) {
        var barrier = new FaultBarrier(routes, (_, fault) -> report.accept(fault));
        try (var _ = MDC.putCloseable(Invocation.CORRELATION_ID, request.requestId())) {
            var response = Deadline.within(requestTimeout, () -> barrier.handle(request));
            return request.method().equals(HttpMethod.HEAD.name()) ? response.withoutBody() : response;
        }
    }
}
