package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.gateway.HttpApi;
import ostiary.emulators.aws.gateway.RestApi;
import ostiary.emulators.aws.gateway.Web;
import ostiary.emulators.aws.gateway.WebSocketApi;
import ostiary.emulators.aws.lambda.Caller;
import ostiary.emulators.aws.lambda.Functions;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.Outcome;
import ostiary.template.ShopTemplate;

/// The example's shop, deployed beside a deployed Ostiary: its APIs, and the function behind them.
final class DeployedShop implements AutoCloseable {
    private static final String API = "AWS::ApiGatewayV2::Api";

    private final Stack stack;
    private final DeployedStack ostiary;
    private final Functions functions;
    private final HttpApi httpApi;
    private final HttpApi cheapApi;
    private final RestApi restApi;
    private final WebSocketApi webSocketApi;

    private DeployedShop(Stack stack, DeployedStack ostiary) throws IOException {
        this.stack = stack;
        this.ostiary = ostiary;
        // The shop's function asks nothing of AWS.
        this.functions = new Functions(
                stack,
                ShopTemplate.directory(),
                ShopTemplate.SHOP,
                new Credentials(),
                URI.create("http://127.0.0.1:9"));
        ostiary.functions().addPermissions(stack);
        this.httpApi = httpApi("HttpApi");
        this.cheapApi = httpApi("CheapApi");
        this.restApi = new RestApi(stack, this::invoke);
        this.webSocketApi = new WebSocketApi(
                stack,
                stack.all(API).stream()
                        .filter(api -> api.text("ProtocolType").equals("WEBSOCKET"))
                        .findFirst()
                        .orElseThrow(),
                this::invoke);
    }

    /// Deploys it. What its template imports of the example's Ostiary, the deployed one has under the same names.
    ///
    /// @param template the shop's, which may be another than the example's
    static DeployedShop beside(DeployedStack ostiary, String name, JsonNode template) {
        var exports = new Stack(name, ShopTemplate.auth(), DeployedStack.HERE).exports();
        var stack = new Stack("shop", template, DeployedStack.HERE, exports);
        try {
            return new DeployedShop(stack, ostiary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpApi httpApi() {
        return httpApi;
    }

    /// With the JWT authorizer.
    HttpApi cheapApi() {
        return cheapApi;
    }

    RestApi restApi() {
        return restApi;
    }

    WebSocketApi webSocketApi() {
        return webSocketApi;
    }

    /// Of its JWT authorizer.
    JsonNode jwtConfiguration() {
        return stack.all("AWS::ApiGatewayV2::Authorizer").stream()
                .filter(authorizer -> authorizer.text("AuthorizerType").equals("JWT"))
                .findFirst()
                .orElseThrow()
                .property("JwtConfiguration");
    }

    /// Whom its APIs ask.
    List<String> authorizers() {
        return stack.all("AWS::Lambda::Permission").stream()
                .map(permission -> permission.text("FunctionName"))
                .filter(function -> !functions.has(function))
                .distinct()
                .toList();
    }

    /// The parts of the template that have had no part in anything so far.
    List<String> notModelled() {
        return stack.unread();
    }

    @Override
    public void close() {
        httpApi.close();
        cheapApi.close();
        restApi.close();
        webSocketApi.close();
        functions.close();
    }

    private HttpApi httpApi(String name) throws IOException {
        var api = stack.all(API).stream()
                .filter(each -> each.text("Name").equals(name))
                .findFirst()
                .orElseThrow();
        return new HttpApi(stack, api, this::invoke, (_, _) -> {}, web());
    }

    /// The one service that the shop's gateways read of: Ostiary's own API.
    private Web web() {
        var issuer = ostiary.output("Issuer");
        return address -> {
            if (!address.toString().startsWith(issuer + "/")) {
                throw new IllegalStateException("nothing answers at " + address);
            }
            var answer = new Client(ostiary.api().address()).get(address.getPath());
            if (answer.status() != 200) {
                throw new IllegalStateException(address + " answers " + answer.status());
            }
            return answer.body();
        };
    }

    private Outcome invoke(String function, String source, String event) {
        return functions.has(function)
                ? functions.invoke(
                        new Caller("apigateway.amazonaws.com", source, DeployedStack.HERE.account()), function, event)
                : ostiary.invokedByTheGateway(function, source, event);
    }
}
