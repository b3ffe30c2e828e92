package ostiary.blueprint;

import java.time.Duration;
import java.util.List;

/// The part of the CORS protocol that is the same for every allowed origin, at the gateway and locally
/// (<https://fetch.spec.whatwg.org/#http-cors-protocol>).
public final class Cors {
    /// Request headers that a page may send.
    public static final List<String> ALLOWED_HEADERS = List.of("authorization", "content-type");

    /// Response headers that a page may read: when to come again, and what is wrong with a token.
    public static final List<String> EXPOSED_HEADERS = List.of("retry-after", "www-authenticate");

    /// How long a browser may remember the answer to a preflight.
    public static final Duration MAX_AGE = Duration.ofHours(1);

    private Cors() {}

    /// Whether answers on this path tell by themselves which page may read them: one of the client's that asks.
    public static boolean isForClients(String path) {
        return OAuthApi.PREFLIGHTS.stream().anyMatch(route -> route.path().equals(path));
    }

    /// The methods that a page may use: those of the routes.
    public static List<HttpMethod> allowedMethods() {
        return Api.ROUTES.stream()
                .flatMap(route -> route.methods().stream())
                .filter(method -> method != HttpMethod.OPTIONS)
                .distinct()
                .toList();
    }
}
