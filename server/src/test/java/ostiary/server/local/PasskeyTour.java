package ostiary.server.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ostiary.blueprint.Api;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.PasskeyApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SignUpApi;
import ostiary.core.passkey.Passkey;
import ostiary.core.testing.SoftwareAuthenticator;
import ostiary.core.throttle.Limits;

/// Gets out of a service all that it answers about passkeys.
final class PasskeyTour {
    private static final String EMAIL = "hopper@example.com";
    private static final String NO_ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String NAME = "{\"name\":\"Phone\"}";

    private final Caller caller;

    /// Of the user who adds them.
    private String handle = NO_ID;

    PasskeyTour(Caller caller) {
        this.caller = caller;
    }

    /// @param elsewhere a token of a user whose password is in another system
    void everything(String elsewhere) throws IOException, InterruptedException {
        caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", ApiTour.PASSWORD));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", caller.mailedCode()));
        var token = caller.send(LoginApi.LOG_IN, Map.of("username", EMAIL, "password", ApiTour.PASSWORD))
                .path("access_token")
                .asText();
        for (var route : List.of(PasskeyApi.ADD, PasskeyApi.RENAME)) {
            caller.send(route, "{}", "authorization", "Bearer " + token, "content-type", "text/plain");
            caller.send(route, "x".repeat(Api.MAX_BODY_BYTES + 1), ApiTour.bearing(token));
            caller.send(route, "{}", ApiTour.bearing(token));
        }
        var mine = authenticator();
        add(token, mine, challenge(token), "Phone");
        changeAll(token);
        var strong = logIn(mine);
        add(strong, mine, "opc_none", "Phone");
        var last = challenge(strong);
        for (int more = 1; more < Passkey.MOST; more++) {
            add(strong, authenticator(), challenge(strong), "Another");
        }
        add(strong, authenticator(), last, "One too many");
        change(PasskeyApi.OFFER, NO_ID, strong);
        caller.ask(PasskeyApi.LIST, strong);
        change(PasskeyApi.RENAME, mine.id(), strong);
        change(PasskeyApi.RENAME, NO_ID, strong);
        change(PasskeyApi.REMOVE, mine.id(), strong);
        change(PasskeyApi.REMOVE, "=", strong);
        caller.overdo(Limits.FACTOR_CHANGE_BY_USER.most(), () -> change(PasskeyApi.OFFER, NO_ID, strong));
        changeAll(strong);
        changeAll(elsewhere);
    }

    /// @param byPassword a token of a login by one factor, of a user who has two
    void stepUp(String byPassword) throws IOException, InterruptedException {
        changeAll(byPassword);
    }

    /// Right, with its challenge once more, and for somebody else.
    ///
    /// @return a token by two factors
    private String logIn(SoftwareAuthenticator mine) throws IOException, InterruptedException {
        var members = answer(loginChallenge(), mine);
        var token = caller.send(PasskeyApi.LOG_IN, members).path("access_token").asText();
        caller.send(PasskeyApi.LOG_IN, members);
        caller.send(PasskeyApi.LOG_IN, answer(loginChallenge(), authenticator()));
        return token;
    }

    private String loginChallenge() throws IOException, InterruptedException {
        return caller.send(PasskeyApi.OPTIONS, "")
                .path("publicKey")
                .path("challenge")
                .asText();
    }

    private Map<String, String> answer(String challenge, SoftwareAuthenticator authenticator) {
        var assertion = authenticator.use(challenge);
        return Map.of(
                "challenge", challenge,
                "id", authenticator.id(),
                "user_handle", handle,
                "client_data", assertion.clientData(),
                "authenticator_data", assertion.authenticatorData(),
                "signature", assertion.signature());
    }

    private SoftwareAuthenticator authenticator() {
        var service = caller.service();
        return new SoftwareAuthenticator(service.getHost(), service.getScheme() + "://" + service.getAuthority());
    }

    private String challenge(String token) throws IOException, InterruptedException {
        var options = change(PasskeyApi.OFFER, NO_ID, token).path("publicKey");
        handle = options.path("user").path("id").asText(handle);
        return options.path("challenge").asText();
    }

    private void add(String token, SoftwareAuthenticator authenticator, String challenge, String name)
            throws IOException, InterruptedException {
        var made = authenticator.make(challenge);
        var members = new HashMap<>(Map.of("challenge", challenge, "name", name, "transports", "internal"));
        members.put("client_data", made.clientData());
        members.put("attestation", made.attestation());
        caller.sendTo(PasskeyApi.ADD, PasskeyApi.ADD.path(), Caller.json(members), ApiTour.bearing(token));
    }

    private void changeAll(String token) throws IOException, InterruptedException {
        change(PasskeyApi.OFFER, NO_ID, token);
        add(token, authenticator(), "opc_none", "Phone");
        change(PasskeyApi.REMOVE, NO_ID, token);
    }

    private JsonNode change(Route route, String id, String token) throws IOException, InterruptedException {
        var body = route.equals(PasskeyApi.RENAME) ? NAME : "";
        return caller.sendTo(route, route.path().replace("{id}", id), body, ApiTour.bearing(token));
    }

    /// Where the network has no misses left.
    void overdo() throws IOException, InterruptedException {
        var mine = authenticator();
        caller.overdo(
                Limits.LOGIN_BY_NETWORK.most(), () -> caller.send(PasskeyApi.LOG_IN, answer(loginChallenge(), mine)));
    }
}
