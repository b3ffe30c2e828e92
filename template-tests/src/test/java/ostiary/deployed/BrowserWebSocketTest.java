package ostiary.deployed;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ostiary.edge.browser.Chromium;
import ostiary.edge.browser.DocumentedScript;
import ostiary.edge.browser.PageServer;
import ostiary.emulators.aws.gateway.Integrations;
import ostiary.emulators.aws.gateway.WebSocketApi;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.Outcome;
import ostiary.template.ShopTemplate;

/// The shop's WebSocket API, from a page in a real browser with the script of `docs/web-pages.md`: it offers the token
/// among the subprotocols, and wants the API to agree on the one before it.
///
/// On AWS the function behind `$connect` answers the one to agree on
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-connect-route-subprotocol.html>).
class BrowserWebSocketTest {
    private static final DeployedStack OSTIARY = SharedStack.STACK;
    private static final DeployedShop SHOP = DeployedShop.beside(OSTIARY, SharedStack.NAME, ShopTemplate.shop());
    private static final Mint MINT = new Mint(OSTIARY);
    private static final String ALLOWED = """
        {"principalId": "ada", "policyDocument": {"Version": "2012-10-17", "Statement":
          [{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]}}\
        """;

    private static String token = "";

    @BeforeAll
    static void logIn() {
        var story = new Story(OSTIARY);
        story.signUp();
        token = story.logIn().access();
    }

    @AfterAll
    static void close() {
        SHOP.close();
    }

    @Test
    void opensWithAGoodTokenAndWithNoOther() throws Exception {
        var tokens = Map.of("good", token, "expired", MINT.expired(), "scopeless", MINT.ofScopes(Set.of("account")));
        try (var page = page(SHOP.webSocketApi().address(), tokens);
                var _ = Chromium.open(page.address())) {
            assertThat(page.told("good")).isEqualTo("ostiary");
            assertThat(page.told("expired")).isEqualTo("no connection");
            assertThat(page.told("scopeless")).isEqualTo("no connection");
        }
        assertThat(SHOP.webSocketApi().connected())
                .containsExactly(
                        "{\"customer\":\"" + Jwt.claims(token).required("sub").asText() + "\"}");
    }

    /// A control: what the function's answer is good for. The gateway connects all the same, and the browser leaves.
    @Test
    void wouldCloseIfTheFunctionAgreedOnNothing() throws Exception {
        Integrations silent = (_, _, event) ->
                new Outcome.Answered(event.contains("\"type\":\"REQUEST\"") ? ALLOWED : "{\"statusCode\":200}");
        var exports = new Stack(SharedStack.NAME, ShopTemplate.auth(), DeployedStack.HERE).exports();
        var stack = new Stack("shop", ShopTemplate.shop(), DeployedStack.HERE, exports);
        var resource = stack.all("AWS::ApiGatewayV2::Api").stream()
                .filter(each -> each.text("ProtocolType").equals("WEBSOCKET"))
                .findFirst()
                .orElseThrow();

        try (var api = new WebSocketApi(stack, resource, silent);
                var page = page(api.address(), Map.of("good", token));
                var _ = Chromium.open(page.address())) {
            assertThat(page.told("good")).isEqualTo("no connection");
            assertThat(api.connected()).hasSize(1);
        }
    }

    private static PageServer page(URI api, Map<String, String> tokens) {
        var named = tokens.entrySet().stream()
                .map(each -> each.getKey() + ": \"" + each.getValue() + "\"")
                .collect(joining(", "));
        var script = """
            (async () => {
              for (const [name, token] of Object.entries({%s})) {
                access = {token, until: Infinity};
                await connect("%s").then((socket) => tell(name, socket.protocol), (error) => tell(name, error.message));
              }
            })();
            """.formatted(named, api);
        return PageServer.of(DocumentedScript.calling(OSTIARY.api().address()) + script);
    }
}
