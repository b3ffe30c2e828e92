package ostiary.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import ostiary.blueprint.Route;

/// Finds the endpoint of a request.
public final class Router implements Endpoint {
    private final Map<Route, Endpoint> endpoints;

    public Router(Map<Route, Endpoint> endpoints) {
        this.endpoints = new LinkedHashMap<>(endpoints);
    }

    @Override
    public Response handle(Request request) {
        var allowed = new TreeSet<String>();
        for (var entry : endpoints.entrySet()) {
            var route = entry.getKey();
            var parameters = new PathTemplate(route.path()).match(request.path());
            if (parameters.isPresent()) {
                if (route.method().name().equals(request.method())) {
                    return entry.getValue().handle(request.on(parameters.get()));
                }
                allowed.add(route.method().name());
            }
        }
        return allowed.isEmpty()
                ? Problem.NOT_FOUND.response(request)
                // RFC 9110 §15.5.6
                : Problem.METHOD_NOT_ALLOWED.response(request).with("allow", String.join(", ", allowed));
    }
}
