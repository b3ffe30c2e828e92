package ostiary.edge;

import java.util.Optional;
import ostiary.core.client.Clients;
import ostiary.core.login.LogIn;
import ostiary.core.password.Password;

/// `POST /login`.
public final class LoginEndpoint implements BodyEndpoint.Action {
    private final LogIn logIn;
    private final Clients clients;

    public LoginEndpoint(LogIn logIn, Clients clients) {
        this.logIn = logIn;
        this.clients = clients;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        var clientId = members.find("client_id").filter(id -> !id.isEmpty());
        var client = clientId.isEmpty() ? Optional.of(clients.byDefault()) : clients.find(clientId.get());
        if (client.isEmpty()) {
            return Problem.field(request, "client_id", "is not a known client");
        }
        var password = Password.of(members.get("password"));
        var deviceToken = DeviceCookie.token(request, members);
        return LoginAnswer.of(
                request, logIn.logIn(members.get("username"), password, client.get(), request.device(), deviceToken));
    }
}
