package ostiary.edge;

import ostiary.blueprint.Route;
import ostiary.core.client.AuthenticateClient;
import ostiary.core.client.RegisteredClient;

/// An endpoint that clients call themselves: reads the form, and lets a client on that has proved itself. Whatever goes
/// wrong is answered as RFC 6749 §5.2 has it.
public final class ClientEndpoint implements Endpoint {
    private final ParameterReader reader;
    private final AuthenticateClient authenticateClient;
    private final Action action;

    public ClientEndpoint(Route route, AuthenticateClient authenticateClient, Action action) {
        this.reader = new ParameterReader(route.body());
        this.authenticateClient = authenticateClient;
        this.action = action;
    }

    @Override
    public Response handle(Request request) {
        return switch (reader.body(request)) {
            case Reading.Read(var form) -> authenticate(request, form);
            case Reading.Refused refusal -> OAuthError.INVALID_REQUEST.response(refusal.detail());
        };
    }

    private Response authenticate(Request request, FieldValues form) {
        return switch (ClientCredentials.read(request, form)) {
            case ClientCredentials.Reading.Refused(var error, var description) -> error.response(description);
            case ClientCredentials.Reading.Found(var credentials) ->
                authenticateClient
                        .authenticate(credentials.id(), credentials.secret())
                        .map(client -> action.handle(request, client, form))
                        .orElseGet(() -> unknown(request));
        };
    }

    private static Response unknown(Request request) {
        var description = "there is no such client, or its secret is another";
        return request.header("authorization").isPresent()
                ? OAuthError.INVALID_CLIENT.response(description)
                : OAuthError.INVALID_CLIENT.responseToForm(description);
    }

    /// Handles the request of an authenticated client.
    @FunctionalInterface
    public interface Action {
        Response handle(Request request, RegisteredClient client, FieldValues form);
    }
}
