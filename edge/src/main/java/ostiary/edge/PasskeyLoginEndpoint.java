package ostiary.edge;

import java.util.Optional;
import ostiary.core.client.Clients;
import ostiary.core.login.Addressee;
import ostiary.core.login.LogInWithPasskey;
import ostiary.core.login.LogInWithPasskey.Signed;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.passkey.PasskeyVerifier.Assertion;

/// `POST /login/passkey`.
public final class PasskeyLoginEndpoint implements BodyEndpoint.Action {
    private final LogInWithPasskey logIn;
    private final Clients clients;

    public PasskeyLoginEndpoint(LogInWithPasskey logIn, Clients clients) {
        this.logIn = logIn;
        this.clients = clients;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        var deviceToken = DeviceCookie.token(request, members);
        return LoginClient.of(
                request,
                members,
                clients,
                client -> signed(members)
                        .map(signed -> LoginAnswer.of(
                                request, logIn.logIn(signed, whose(members), client, request.device(), deviceToken)))
                        .orElseGet(() -> Problem.INVALID_CREDENTIALS.response(request)));
    }

    private static Addressee whose(FieldValues members) {
        return new Addressee("", members.find("username").filter(name -> !name.isEmpty()));
    }

    /// The answer of an authenticator; empty where it names no user, or no passkey.
    static Optional<Signed> signed(FieldValues members) {
        var assertion =
                new Assertion(members.get("client_data"), members.get("authenticator_data"), members.get("signature"));
        return PasskeyOptions.user(members.get("user_handle"))
                .flatMap(user -> PasskeyId.parse(members.get("id"))
                        .map(id -> new Signed(members.get("challenge"), user, id, assertion)));
    }
}
