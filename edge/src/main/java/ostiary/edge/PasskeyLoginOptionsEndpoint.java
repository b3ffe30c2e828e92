package ostiary.edge;

import ostiary.core.login.LogInWithPasskey;

/// `POST /login/passkey/options`. The same for everybody: nobody learns from it who has a passkey.
public final class PasskeyLoginOptionsEndpoint implements Endpoint {
    private final LogInWithPasskey logIn;

    public PasskeyLoginOptionsEndpoint(LogInWithPasskey logIn) {
        this.logIn = logIn;
    }

    @Override
    public Response handle(Request request) {
        var options = PasskeyOptions.toUseOne(logIn.challenge(), logIn.party());
        return Response.json(200, new JsonObject().put("publicKey", options).text());
    }
}
