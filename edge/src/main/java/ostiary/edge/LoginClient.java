package ostiary.edge;

import java.util.Optional;
import java.util.function.Function;
import ostiary.core.client.Client;
import ostiary.core.client.Clients;

/// The application that a login names by `client_id`, or the one that is meant where it names none.
final class LoginClient {
    private LoginClient() {}

    /// Answers for the application, or refuses one that is not known.
    static Response of(Request request, FieldValues members, Clients clients, Function<Client, Response> answer) {
        return members.find("client_id")
                .filter(id -> !id.isEmpty())
                .map(clients::find)
                .orElseGet(() -> Optional.of(clients.byDefault()))
                .map(answer)
                .orElseGet(() -> Problem.field(request, "client_id", "is not a known client"));
    }
}
