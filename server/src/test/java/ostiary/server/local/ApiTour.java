package ostiary.server.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.AddressApi;
import ostiary.blueprint.Api;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.RecoveryApi;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.core.client.Clients;
import ostiary.core.throttle.Limits;
import ostiary.server.FrontDoor;
import ostiary.server.local.openapi.OpenApiDocument;

/// Gets out of a service all that it answers on the directory of its own.
final class ApiTour {
    static final String EMAIL = "ada@example.com";
    static final String PASSWORD = "tangerine walrus 42 sunrise";

    static final String NEW_ADDRESS = "{\"email\":\"new-grace@example.com\"}";

    private final Caller caller;

    ApiTour(Caller caller) {
        this.caller = caller;
    }

    /// A life of an account.
    void live() throws IOException, InterruptedException {
        for (var password : List.of("short", "x".repeat(200), "password1")) {
            caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", password));
        }
        caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", PASSWORD, "name", "Ada"));
        var code = caller.mailedCode();
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", "0000-000x"));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", code, "password", PASSWORD));
        caller.send(LoginApi.LOG_IN, Map.of("username", EMAIL, "password", "another " + PASSWORD));
        caller.send(LoginApi.ANSWER_CHALLENGE, Map.of("challenge", "none", "code", "123456"));
        for (var client : new Clients(Set.of()).ids()) {
            caller.send(LoginApi.LOG_IN, Map.of("username", EMAIL, "password", PASSWORD, "client_id", client));
        }
        sessions();
        passwords();
        addresses();
        caller.ask(DiscoveryApi.JWKS, "");
        caller.ask(DiscoveryApi.OPENID_CONFIGURATION, "");
        caller.ask(DiscoveryApi.OAUTH_METADATA, "");
        caller.ask(DiscoveryApi.PASSKEY_ORIGINS, "");
    }

    /// The answers that only a broken or hostile client gets.
    ///
    /// @param aimless a token without the scope
    void offend(String aimless) throws IOException, InterruptedException {
        for (var route : Api.DOCUMENTED) {
            if (!route.body().isEmpty()) {
                caller.send(route, "{}");
                caller.send(route, Map.of());
                caller.send(route, Map.of("refresh_token", "x".repeat(Api.MAX_BODY_BYTES)));
                caller.send(route, "[]", "content-type", "application/json");
            }
            if (OpenApiDocument.scope(route).isPresent()) {
                caller.ask(route, "");
                caller.ask(route, "e30.e30.e30");
                caller.ask(route, aimless);
            }
            caller.sendTo(route, route.path().replace("{id}", "x") + "?x=%FF", "");
            caller.sendTo(
                    route, route.path().replace("{id}", "x"), "", "x-long", "x".repeat(FrontDoor.MAX_HEADER_BYTES));
        }
    }

    private void passwords() throws IOException, InterruptedException {
        var next = "marble otter 17 twilight";
        var request = caller.send(RecoveryApi.FORGOT, Map.of("email", EMAIL))
                .path("request")
                .asText();
        var code = caller.mailedCode();
        for (var sent :
                List.of(reset(request, code, "short"), reset(request, "0000-000x", next), reset(request, code, next))) {
            caller.send(RecoveryApi.RESET, sent);
        }
        // A token of the very second of the reset is over with those of before.
        Thread.sleep(Duration.ofMillis(1_100));
        var token = caller.send(LoginApi.LOG_IN, Map.of("username", EMAIL, "password", next))
                .path("access_token")
                .asText();
        caller.send(RecoveryApi.CHANGE, "{}", "authorization", "Bearer " + token, "content-type", "text/plain");
        caller.send(RecoveryApi.CHANGE, "x".repeat(Api.MAX_BODY_BYTES + 1), bearing(token));
        for (var sent : List.of(change("another " + next, PASSWORD), change(next, "short"), change(next, PASSWORD))) {
            caller.send(RecoveryApi.CHANGE, sent, bearing(token));
        }
    }

    /// Of somebody else, whose address stays another one.
    private void addresses() throws IOException, InterruptedException {
        var email = "grace@example.com";
        caller.send(SignUpApi.SIGN_UP, Map.of("email", email, "password", PASSWORD));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", email, "code", caller.mailedCode()));
        var token = caller.send(LoginApi.LOG_IN, Map.of("username", email, "password", PASSWORD))
                .path("access_token")
                .asText();
        for (var route : List.of(AddressApi.ASK, AddressApi.CONFIRM)) {
            caller.send(route, "{}", "authorization", "Bearer " + token, "content-type", "text/plain");
            caller.send(route, "{}", bearing(token));
            caller.send(route, "x".repeat(Api.MAX_BODY_BYTES + 1), bearing(token));
        }
        caller.send(
                AddressApi.ASK,
                "{\"email\":\"new-grace@example.com\",\"current_password\":\"another\"}",
                bearing(token));
        var request = caller.send(AddressApi.ASK, NEW_ADDRESS, bearing(token))
                .path("request")
                .asText();
        var code = caller.mailedCode();
        for (var sent : List.of("0000-000x", code)) {
            caller.send(
                    AddressApi.CONFIRM,
                    "{\"request\":\"%s\",\"code\":\"%s\"}".formatted(request, sent),
                    bearing(token));
        }
        Thread.sleep(Duration.ofMillis(1_100));
        var again = caller.send(LoginApi.LOG_IN, Map.of("username", "new-grace@example.com", "password", PASSWORD))
                .path("access_token")
                .asText();
        caller.ask(AccountApi.EXPORT, again);
        caller.overdo(Limits.EXPORT_BY_USER.most(), () -> caller.ask(AccountApi.EXPORT, again));
        caller.overdo(
                Limits.ADDRESS_CHANGE_BY_USER.most(),
                () -> caller.send(AddressApi.ASK, "{\"email\":\"lovelace@example.com\"}", bearing(again)));
    }

    static Map<String, String> reset(String request, String code, String next) {
        return Map.of("request", request, "code", code, "new_password", next);
    }

    /// A JSON body.
    static String change(String present, String next) {
        return "{\"current_password\":\"%s\",\"new_password\":\"%s\"}".formatted(present, next);
    }

    static String[] bearing(String token) {
        return new String[] {"authorization", "Bearer " + token, "content-type", "application/json"};
    }

    private void sessions() throws IOException, InterruptedException {
        var first = caller.send(LoginApi.LOG_IN, Map.of("username", EMAIL, "password", PASSWORD));
        var tokens = caller.send(
                SessionApi.REFRESH,
                Map.of("refresh_token", first.path("refresh_token").asText()));
        var token = tokens.path("access_token").asText();
        caller.ask(AccountApi.ME, token);
        caller.send(AccountApi.EDIT, "{\"locale\":\"en-GB\",\"website\":null}", bearing(token));
        caller.send(AccountApi.EDIT, "{\"email\":\"eve@example.com\"}", bearing(token));
        caller.send(AccountApi.EDIT, "{}", "authorization", "Bearer " + token, "content-type", "text/plain");
        caller.send(AccountApi.EDIT, "x".repeat(Api.MAX_BODY_BYTES + 1), bearing(token));
        caller.ask(AccountApi.ME, token);
        var session = caller.ask(AccountApi.LIST_SESSIONS, token)
                .path("sessions")
                .path(0)
                .path("id")
                .asText();
        caller.sendTo(AccountApi.END_SESSION, "/sessions/none", "", "authorization", "Bearer " + token);
        caller.sendTo(AccountApi.END_SESSION, "/sessions/" + session, "", "authorization", "Bearer " + token);
        var other = caller.send(LoginApi.LOG_IN, Map.of("username", EMAIL, "password", PASSWORD));
        caller.ask(AccountApi.END_ALL_SESSIONS, other.path("access_token").asText());
        var refreshToken = other.path("refresh_token").asText();
        caller.send(SessionApi.REFRESH, Map.of("refresh_token", refreshToken));
        caller.send(SessionApi.REFRESH, Map.of("refresh_token", "ort_unknown"));
        caller.send(SessionApi.LOG_OUT, Map.of("refresh_token", refreshToken));
    }
}
