package ostiary.edge;

import java.util.function.BiConsumer;
import ostiary.core.UnavailableException;

/// Nothing gets past it but answers. What broke is told to the operator and not to the caller.
public final class FaultBarrier implements Endpoint {
    private final Endpoint endpoint;
    private final BiConsumer<Request, RuntimeException> report;

    /// Puts the barrier before `endpoint`.
    ///
    /// @param report is told every failure
    public FaultBarrier(Endpoint endpoint, BiConsumer<Request, RuntimeException> report) {
        this.endpoint = endpoint;
        this.report = report;
    }

    @Override
    public Response handle(Request request) {
        try {
            return endpoint.handle(request);
        } catch (UnavailableException unavailable) {
            report.accept(request, unavailable);
            return Problem.UNAVAILABLE.response(request, unavailable.retryAfter());
        } catch (RuntimeException broken) {
            report.accept(request, broken);
            return Problem.INTERNAL_ERROR.response(request);
        }
    }
}
