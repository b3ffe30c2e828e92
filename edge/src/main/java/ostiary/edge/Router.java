package ostiary.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import ostiary.blueprint.HttpMethod;
import ostiary.blueprint.Route;

/// Finds the endpoint of a request. The endpoint of a `GET` also answers `HEAD`, with a body that the caller drops.
/// `OPTIONS` is answered with the methods of the path.
public final class Router implements Endpoint {
    private static final String OPTIONS = HttpMethod.OPTIONS.name();

    private final Map<Route, Endpoint> endpoints;

    public Router(Map<Route, Endpoint> endpoints) {
        this.endpoints = new LinkedHashMap<>(endpoints);
    }

    @Override
    public Response handle(Request request) {
        var answers = answers(request);
        if (answers.isEmpty()) {
            return Problem.NOT_FOUND.response(request);
        }
        var answer = answers.get(request.method());
        if (answer != null) {
            return answer.get();
        }
        var allowed = new TreeSet<>(answers.keySet());
        allowed.add(OPTIONS);
        // RFC 9110 §9.3.7, §15.5.6
        var refusal =
                request.method().equals(OPTIONS) ? Response.empty(204) : Problem.METHOD_NOT_ALLOWED.response(request);
        return refusal.with("allow", String.join(", ", allowed));
    }

    /// The responses of the routes on the path, by method.
    private SortedMap<String, Supplier<Response>> answers(Request request) {
        var answers = new TreeMap<String, Supplier<Response>>();
        endpoints.forEach((route, endpoint) -> new PathTemplate(route.path())
                .match(request.path())
                .ifPresent(parameters -> route.methods()
                        .forEach(method ->
                                answers.putIfAbsent(method.name(), () -> endpoint.handle(request.on(parameters))))));
        return answers;
    }
}
