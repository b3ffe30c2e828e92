package ostiary.server.container;

import java.util.Map;
import java.util.TreeMap;
import ostiary.edge.Endpoint;
import ostiary.edge.Request;
import ostiary.edge.Response;

/// Answers the checks of balancers, whatever host they ask for: `GET /healthz` while the process lives, and
/// `GET /readyz` while it takes requests. Neither asks anybody else: the outage of a dependency, which every process
/// sees, is no reason to take all of them out.
final class Health implements Endpoint {
    private static final int READY = 200;
    private static final int LEAVING = 503;

    private final Endpoint endpoint;
    private volatile boolean isLeaving;

    /// @param endpoint answers everything else
    Health(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// From now on the process is not ready, and each answer ends its connection: a balancer keeps none that would be
    /// cut off later.
    void leave() {
        isLeaving = true;
    }

    @Override
    public Response handle(Request request) {
        var response = answer(request);
        return isLeaving ? response.with("connection", "close") : response;
    }

    private Response answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /healthz" -> text(READY, "alive");
            case "HEAD /healthz" -> text(READY, "alive").withoutBody();
            case "GET /readyz" -> readiness();
            case "HEAD /readyz" -> readiness().withoutBody();
            default -> endpoint.handle(request);
        };
    }

    private Response readiness() {
        return isLeaving ? text(LEAVING, "leaving") : text(READY, "ready");
    }

    private static Response text(int status, String word) {
        var headers = Map.of("content-type", "text/plain; charset=utf-8", "cache-control", "no-store");
        return new Response(status, new TreeMap<>(headers), word + "\n");
    }
}
