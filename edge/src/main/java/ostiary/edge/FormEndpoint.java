package ostiary.edge;

import ostiary.blueprint.Route;

/// Answers a route that takes a form, once the form is what the route declares.
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

    /// What the route does.
    @FunctionalInterface
    public interface Action {
        Response handle(Request request, FieldValues form);
    }
}
