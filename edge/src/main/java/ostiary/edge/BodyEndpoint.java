package ostiary.edge;

import ostiary.blueprint.Route;

/// Validates the body of a request against its route's declaration, and passes the values to an action.
public final class BodyEndpoint implements Endpoint {
    private final BodyReader reader;
    private final Action action;

    private BodyEndpoint(BodyReader reader, Action action) {
        this.reader = reader;
        this.action = action;
    }

    /// Reads JSON objects as `route` declares them.
    public static BodyEndpoint json(Route route, Action action) {
        return new BodyEndpoint(new JsonBodyReader(route.body())::read, action);
    }

    /// Reads merge patches as `route` declares their members, and refuses others.
    public static BodyEndpoint mergePatch(Route route, Action action) {
        return new BodyEndpoint(new JsonBodyReader(route.body())::readPatch, action);
    }

    /// Reads forms as `route` declares them.
    public static BodyEndpoint form(Route route, Action action) {
        return new BodyEndpoint(new ParameterReader(route.body())::body, action);
    }

    @Override
    public Response handle(Request request) {
        return switch (reader.read(request)) {
            case Reading.Read(var values) -> action.handle(request, values);
            case Reading.Refused refusal -> refusal.response(request);
        };
    }

    /// Handles a request whose body is valid.
    @FunctionalInterface
    public interface Action {
        Response handle(Request request, FieldValues values);
    }

    @FunctionalInterface
    private interface BodyReader {
        Reading read(Request request);
    }
}
