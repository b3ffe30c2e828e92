package ostiary.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.Route;
import ostiary.edge.Body;
import ostiary.edge.Request;
import ostiary.edge.Response;

class LimitedRoutesTest {
    private final LimitedRoutes limits = new LimitedRoutes(() -> 0);
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void refusesOneClientAndNotTheOthers() {
        for (int i = 0; i < 100; i++) {
            assertThat(send(LoginApi.LOG_IN, "192.0.2.7").status()).isEqualTo(200);
        }

        var refused = send(LoginApi.LOG_IN, "192.0.2.7");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("retry-after", "1");
        assertThat(refused.body()).contains("too_many_requests");
        assertThat(answered).hasValue(100);
        assertThat(send(LoginApi.LOG_IN, "192.0.2.8").status()).isEqualTo(200);
        assertThat(send(DiscoveryApi.ROUTES.getFirst(), "192.0.2.7").status()).isEqualTo(200);
    }

    /// Else a client would get the burst of each route.
    @Test
    void countsAllRoutesThatCostAsMuchTogether() {
        for (int i = 0; i < 100; i++) {
            send(LoginApi.LOG_IN, "192.0.2.7");
        }

        assertThat(send(LoginApi.ANSWER_CHALLENGE, "192.0.2.7").status()).isEqualTo(429);
    }

    private Response send(Route route, String address) {
        var endpoint = limits.around(route, _ -> {
            answered.incrementAndGet();
            return Response.json(200, "{}");
        });
        return endpoint.handle(
                new Request(route.method().name(), route.path(), Map.of(), Map.of(), Body.EMPTY, address, "id"));
    }
}
