package ostiary.edge;

import ostiary.blueprint.Route;

/// Answers a route that takes a JSON body, once the body is what the route declares.
public final class JsonEndpoint implements Endpoint {
    private final JsonBodyReader reader;
    private final Action action;

    /// Reads bodies as `route` declares them.
    public JsonEndpoint(Route route, Action action) {
        this.reader = new JsonBodyReader(route.body());
        this.action = action;
    }

    @Override
    public Response handle(Request request) {
        return switch (reader.read(request)) {
            case Reading.Read(var members) -> action.handle(request, members);
            case Reading.Refused refusal -> refusal.response(request);
        };
    }

    /// What the route does.
    @FunctionalInterface
    public interface Action {
        Response handle(Request request, FieldValues members);
    }
}
