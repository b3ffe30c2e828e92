package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.Route;
import ostiary.core.client.AuthenticateClient;
import ostiary.core.client.RegisteredClient;

/// An endpoint that clients call themselves: reads the form, and lets a client on that has proved itself, or a public
/// one that names itself where the action is for those, too. Whatever goes wrong is answered as RFC 6749 §5.2 has it.
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
                find(credentials)
                        .map(client -> ClientOrigins.show(request, client, action.handle(request, client, form)))
                        .orElseGet(() -> unknown(request));
        };
    }

    private Optional<RegisteredClient> find(ClientCredentials credentials) {
        var id = credentials.id();
        if (credentials.secret().isPresent()) {
            return authenticateClient.authenticate(id, credentials.secret().get());
        }
        return action.isForPublicClients() ? authenticateClient.identify(id) : Optional.empty();
    }

    private static Response unknown(Request request) {
        var description = "there is no such client, or it has not proved itself by its secret";
        return request.header("authorization").isPresent()
                ? OAuthError.INVALID_CLIENT.response(description)
                : OAuthError.INVALID_CLIENT.responseToForm(description);
    }

    /// The work for a client that is known.
    @FunctionalInterface
    public interface Action {
        /// The answer to a client.
        ///
        /// @param client one that has proved itself, or a public one that named itself
        Response handle(Request request, RegisteredClient client, FieldValues form);

        /// Whether a public client is let on, which anybody can say to be.
        default boolean isForPublicClients() {
            return false;
        }
    }
}
