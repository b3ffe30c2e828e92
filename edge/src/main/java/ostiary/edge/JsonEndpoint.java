package ostiary.edge;

import ostiary.blueprint.Route;

/// Validates the JSON body of a request against its route's declaration, and passes the values to an action.
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

    /// Handles a request whose body is valid.
    @FunctionalInterface
    public interface Action {
        Response handle(Request request, FieldValues members);
    }
}
