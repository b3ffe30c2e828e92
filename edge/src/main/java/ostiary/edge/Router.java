package ostiary.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import ostiary.blueprint.Route;

/// Finds the endpoint of a request.
public final class Router implements Endpoint {
    private final Map<Route, Endpoint> endpoints;

    public Router(Map<Route, Endpoint> endpoints) {
        this.endpoints = new LinkedHashMap<>(endpoints);
    }

    @Override
    public Response handle(Request request) {
        var here = endpoints.entrySet().stream()
                .filter(entry -> matches(entry.getKey().path(), request.path()))
                .collect(Collectors.toMap(entry -> entry.getKey().method().name(), Map.Entry::getValue));
        if (here.isEmpty()) {
            return Problem.NOT_FOUND.response(request);
        }
        var endpoint = here.get(request.method());
        return endpoint != null
                ? endpoint.handle(request)
                // RFC 9110 §15.5.6
                : Problem.METHOD_NOT_ALLOWED
                        .response(request)
                        .with("allow", here.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }

    /// Segment by segment; `{name}` in the template stands for any one segment.
    private static boolean matches(String template, String path) {
        var expected = template.split("/", -1);
        var found = path.split("/", -1);
        if (expected.length != found.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            boolean any = expected[i].startsWith("{") && !found[i].isEmpty();
            if (!any && !expected[i].equals(found[i])) {
                return false;
            }
        }
        return true;
    }
}
