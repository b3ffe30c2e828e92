package ostiary.edge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ostiary.blueprint.Route;

/// Requests for tests.
final class Requests {
    static final String REQUEST_ID = "request-1";

    private Requests() {}

    /// A well-formed JSON request to a route.
    static Request json(Route route, String body) {
        return post(route.path(), "application/json", Body.of(body));
    }

    static Request post(String path, String contentType, Body body) {
        return send("POST", path, contentType, body);
    }

    static Request send(String method, String path, String contentType, Body body) {
        return new Request(
                method,
                path,
                Map.of("content-type", contentType, "user-agent", "test"),
                Map.of(),
                body,
                "192.0.2.1",
                REQUEST_ID);
    }

    static Request get(String path) {
        return bodiless("GET", path);
    }

    static Request get(String path, Map<String, List<String>> query) {
        return new Request("GET", path, Map.of(), query, Body.EMPTY, "192.0.2.1", REQUEST_ID);
    }

    static Request delete(String path) {
        return bodiless("DELETE", path);
    }

    static Request bodiless(String method, String path) {
        return new Request(method, path, Map.of(), Map.of(), Body.EMPTY, "192.0.2.1", REQUEST_ID);
    }

    static Request with(Request request, String header, String value) {
        var headers = new TreeMap<>(request.headers());
        headers.put(header, value);
        return new Request(
                request.method(),
                request.path(),
                headers,
                request.query(),
                request.body(),
                request.sourceIp(),
                request.requestId());
    }
}
