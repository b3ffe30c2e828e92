package ostiary.server.container;

import java.time.Duration;
import java.util.function.LongSupplier;
import ostiary.blueprint.Route;
import ostiary.blueprint.Throttle;
import ostiary.edge.Endpoint;
import ostiary.edge.Problem;

/// Admits a tenth of the rate at which API Gateway admits all clients of a route from one client alone, over all routes
/// that cost as much.
final class LimitedRoutes {
    private static final int SHARE = 10;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final ClientLimits costly;
    private final ClientLimits cheap;

    /// @param nanoTime a clock like [System#nanoTime]
    LimitedRoutes(LongSupplier nanoTime) {
        this.costly = limits(Throttle.COSTLY, nanoTime);
        this.cheap = limits(Throttle.CHEAP, nanoTime);
    }

    /// @param endpoint of the route
    Endpoint around(Route route, Endpoint endpoint) {
        var limits = route.throttle().equals(Throttle.COSTLY) ? costly : cheap;
        return request -> limits.admit(request.sourceIp())
                ? endpoint.handle(request)
                : Problem.TOO_MANY_REQUESTS.response(request, A_MOMENT);
    }

    private static ClientLimits limits(Throttle throttle, LongSupplier nanoTime) {
        return new ClientLimits(throttle.requestsPerSecond() / SHARE, throttle.burst(), nanoTime);
    }
}
