package ostiary.edge;

import ostiary.blueprint.Route;

/// Validates the form of a request against its route's declaration, and passes the values to an action.
public final class FormEndpoint implements Endpoint {
    private final ParameterReader reader;
    private final Action action;

    /// Reads forms as `route` declares them.
    public FormEndpoint(Route route, Action action) {
        this.reader = new ParameterReader(route.body());
        this.action = action;
    }

    @Override
    public Response handle(Request request) {
        return switch (reader.body(request)) {
            case Reading.Read(var values) -> action.handle(request, values);
            case Reading.Refused refusal -> refusal.response(request);
        };
    }

    /// Handles a request whose form is valid.
    @FunctionalInterface
    public interface Action {
        Response handle(Request request, FieldValues form);
    }
}
