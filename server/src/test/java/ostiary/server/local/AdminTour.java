package ostiary.server.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.blueprint.AdminApi;
import ostiary.blueprint.Api;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SignUpApi;
import ostiary.core.access.AdminRole;
import ostiary.core.user.UserId;

/// Gets out of a service all that it answers to operators.
final class AdminTour {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TWO = List.of("pwd", "otp", "mfa");

    private final Caller caller;
    private final StrangeTokens tokens;
    private final DynamoDbUserStatusStore users;

    AdminTour(Caller caller, StrangeTokens tokens, URI dynamoDb) {
        this.caller = caller;
        this.tokens = tokens;
        this.users = new DynamoDbUserStatusStore(new LocalClients(dynamoDb).table());
    }

    /// @param elsewhere a token of a user whose password is in another system
    void everything(String elsewhere) throws IOException, InterruptedException {
        var grace = claims(signedUp("grace@example.com"));
        var ada = claims(signedUp("dan@example.com")).path("sub").asText();
        var eve = grace.path("sub").asText();
        var session = grace.path("sid").asText();
        for (var amr : List.of(List.of("pwd"), TWO)) {
            var weak = tokens.ofAnOperator(eve, session, amr);
            allOf(ada, weak); // she has not got the role yet
        }
        users.setRoles(new UserId(UUID.fromString(eve)), Set.of(AdminRole.ROLE));
        allOf(ada, tokens.ofAnOperator(eve, session, List.of("pwd")));
        var token = tokens.ofAnOperator(eve, session, TWO);
        allOf(ada, token);
        allOf("none", token);
        allOf(eve, token);
        for (var route : List.of(AdminApi.FIND, AdminApi.SEARCH, AdminApi.ACT)) {
            send(route, ada, "{}", "authorization", "Bearer " + token, "content-type", "text/plain");
            send(route, ada, "x".repeat(Api.MAX_BODY_BYTES + 1), ApiTour.bearing(token));
            send(route, ada, "{}", ApiTour.bearing(token));
        }
        send(AdminApi.FIND, ada, "{\"email\":\"dan@example.com\"}", ApiTour.bearing(token));
        send(AdminApi.SEARCH, ada, "{\"limit\":\"0\"}", ApiTour.bearing(token));
        act(claims(elsewhere).path("sub").asText(), token, "\"action\":\"require_reset\"");
        act(ada, token, "\"action\":\"disable\"");
        act(ada, token, "\"action\":\"remove_factor\",\"factor\":\"" + UUID.randomUUID() + "\"");
        act(ada, token, "\"action\":\"enable\"");
    }

    private void allOf(String user, String token) throws IOException, InterruptedException {
        send(AdminApi.FIND, user, "{\"email\":\"nobody@example.com\"}", ApiTour.bearing(token));
        send(AdminApi.SEARCH, user, "{\"prefix\":\"dan\"}", ApiTour.bearing(token));
        send(AdminApi.SHOW, user, "", ApiTour.bearing(token));
        act(user, token, "\"action\":\"set_roles\",\"roles\":\"staff\"");
        send(AdminApi.RECORDS, user, "", ApiTour.bearing(token));
    }

    private void act(String user, String token, String members) throws IOException, InterruptedException {
        send(AdminApi.ACT, user, "{\"reason\":\"ticket 4711\"," + members + "}", ApiTour.bearing(token));
    }

    private void send(Route route, String user, String body, String... headers)
            throws IOException, InterruptedException {
        caller.sendTo(route, route.path().replace("{id}", user), body, headers);
    }

    private String signedUp(String email) throws IOException, InterruptedException {
        caller.send(SignUpApi.SIGN_UP, Map.of("email", email, "password", ApiTour.PASSWORD));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", email, "code", caller.mailedCode()));
        return caller.send(LoginApi.LOG_IN, Map.of("username", email, "password", ApiTour.PASSWORD))
                .path("access_token")
                .asText();
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
