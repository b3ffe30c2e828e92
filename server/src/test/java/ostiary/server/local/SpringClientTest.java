package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.SignUpApi;
import ostiary.core.client.GrantType;

/// Spring Security as a client and as a resource server, which are told the issuer and nothing else.
class SpringClientTest {
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "tangerine walrus 42 sunrise";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LocalService service;
    private static SpringClient app;

    private final PlainBrowser browser = new PlainBrowser(EMAIL, PASSWORD);

    @BeforeAll
    static void start() throws Exception {
        service = LocalService.start(new Settings(0, Optional.empty()));
        var clients = new LocalClients(service.dynamoDb());
        var shop = clients.registerWeb(
                "shop", Set.of("openid", "email", "offline_access"), "http://127.0.0.1/login/oauth2/code/ostiary");
        var billing = clients.register("billing", Set.of(GrantType.CLIENT_CREDENTIALS), Set.of("orders:read"));
        var caller = new Caller(service.uri(), new ArrayList<>());
        caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", PASSWORD, "name", "Ada"));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", caller.mailedCode()));
        app = SpringClient.start(service.uri(), shop, billing);
    }

    @AfterAll
    static void close() {
        if (app != null) {
            app.close();
        }
        service.close();
    }

    @Test
    void itsUserSignsIn() throws Exception {
        assertThat(browser.read(app.page("/"))).isEqualTo(EMAIL);
    }

    @Test
    void itRefreshesWhatIsAboutToExpire() throws Exception {
        var first = browser.read(app.page("/token"));
        var second = browser.read(app.page("/token"));

        assertThat(second).startsWith("eyJ").isNotEqualTo(first);
        assertThat(orders(second).statusCode()).isEqualTo(200);
    }

    @Test
    void itsApiTakesTokensOfItsUsers() throws Exception {
        var token = browser.read(app.page("/token"));

        assertThat(orders(token).body()).matches("orders of [0-9a-f-]{36}");
        assertThat(orders(token.substring(0, token.length() - 4) + "AAAA").statusCode())
                .isEqualTo(401);
        // A machine's, good as it is, has another scope.
        assertThat(orders(browser.read(app.page("/machine"))).statusCode()).isEqualTo(403);
    }

    /// As a page's script asks: the session of its user comes along, and must lend the token nothing.
    private HttpResponse<String> orders(String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(app.page("/api/orders"))
                .header("authorization", "Bearer " + token)
                .header("cookie", browser.cookies());
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
