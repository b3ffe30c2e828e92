package ostiary.edge;

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
        var password = Password.of(members.get("password"));
        var deviceToken = DeviceCookie.token(request, members);
        return LoginClient.of(
                request,
                members,
                clients,
                client -> LoginAnswer.of(
                        request,
                        logIn.logIn(members.get("username"), password, client, request.device(), deviceToken)));
    }
}
