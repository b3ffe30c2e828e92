package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.Route;
import ostiary.edge.Body;
import ostiary.edge.Request;
import ostiary.edge.Response;

/// Every way into the service for an access token, each asked whether it takes one. None may break over it.
final class TokenDoors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final TokenWorld world = new TokenWorld();

    TokenWorld world() {
        return world;
    }

    /// Whether the header's token opens a route.
    boolean opens(Route route, String token) {
        var path = route.path().replace("{id}", world.session().toString());
        return isGood(send(route, path, Map.of("authorization", "Bearer " + token), ""));
    }

    boolean opensByForm(String token) {
        return isGood(send(OAuthApi.USER_INFO_BY_FORM, form(Map.of("access_token", token))));
    }

    boolean isActive(String token) {
        var answer = send(OAuthApi.INTROSPECT, form(named(TokenWorld.API, token)));
        assertThat(answer.status()).isIn(200, 400);
        return answer.body().contains("\"active\":true");
    }

    /// Whether it was worth giving back: its session is over.
    boolean endsItsSession(String token) {
        var answer = send(OAuthApi.REVOKE, form(named(TokenWorld.SHOP, token)));
        assertThat(answer.status()).isIn(200, 400);
        return !world.isOpen();
    }

    /// @param event of an API's authorizer, with a place for the token
    boolean isLetThrough(SampleEvent event, String token) {
        var output = new ByteArrayOutputStream();
        try {
            var json = event.with(Map.of("access_token", escaped(token))).json();
            new AuthorizerHandler(world.checkAccess(), AuthorizerResponse.SIMPLE)
                    .handleRequest(new ByteArrayInputStream(json.getBytes(UTF_8)), output, AuthorizerSetup.CONTEXT);
        } catch (UnauthorizedException refused) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        var answer = output.toString(UTF_8);
        return answer.contains("\"isAuthorized\":true") || answer.contains("\"Effect\":\"Allow\"");
    }

    private Map<String, String> named(String client, String token) {
        return Map.of("client_id", client, "client_secret", world.secret(client), "token", token);
    }

    private static boolean isGood(Response response) {
        assertThat(response.status()).isLessThan(500);
        return response.status() < 300;
    }

    private Response send(Route route, String body) {
        return send(route, route.path(), Map.of("content-type", FORM), body);
    }

    private Response send(Route route, String path, Map<String, String> headers, String body) {
        var response = world.api()
                .handle(new Request(
                        route.method().name(),
                        path,
                        new TreeMap<>(headers),
                        Map.of(),
                        Body.of(body),
                        "192.0.2.1",
                        "request-1"));
        assertThat(response.status()).isLessThan(500);
        return response;
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .reduce((left, right) -> left + "&" + right)
                .orElseThrow();
    }

    private static String escaped(String text) {
        try {
            var quoted = JSON.writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
