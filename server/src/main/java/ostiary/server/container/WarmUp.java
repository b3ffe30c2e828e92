package ostiary.server.container;

import java.util.List;
import java.util.Map;
import ostiary.blueprint.HttpMethod;
import ostiary.core.password.Password;
import ostiary.edge.Body;
import ostiary.edge.Endpoint;
import ostiary.edge.Request;
import ostiary.service.Wiring;

/// Work before the first client comes: what it loads and reads, no client waits for. Where a dependency is away the
/// process is ready all the same, and reads when it is back.
final class WarmUp {
    private static final String LOOPBACK = "127.0.0.1";

    private WarmUp() {}

    static void of(Wiring wiring, Endpoint service) {
        var hasher = wiring.hasher();
        hasher.matches(Password.of("a password of nobody"), hasher.decoy());
        requests().forEach(service::handle);
    }

    /// None writes, and none is known to the limits of another client.
    private static List<Request> requests() {
        return List.of(
                request(HttpMethod.GET, "/.well-known/openid-configuration", ""),
                request(HttpMethod.GET, "/.well-known/jwks.json", ""),
                request(HttpMethod.GET, "/password/forgot/page", ""),
                request(HttpMethod.POST, "/refresh", "{\"refresh_token\":\"ort_of_nobody\"}"));
    }

    private static Request request(HttpMethod method, String path, String body) {
        var headers = Map.of("content-type", "application/json", "accept", "*/*");
        return new Request(method.name(), path, headers, Map.of(), Body.of(body), LOOPBACK, "warm-up");
    }
}
