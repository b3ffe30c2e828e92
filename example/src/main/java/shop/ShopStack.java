package shop;

import static ostiary.cdk.protect.RouteRule.open;
import static ostiary.cdk.protect.RouteRule.scope;

import java.nio.file.Path;
import java.util.List;
import ostiary.cdk.protect.JwtAuthorizer;
import ostiary.cdk.protect.OstiaryAuthorizer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.aws_apigatewayv2_integrations.WebSocketLambdaIntegration;
import software.amazon.awscdk.services.apigateway.Cors;
import software.amazon.awscdk.services.apigateway.CorsOptions;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// The shop: one function behind an API of each kind.
public final class ShopStack extends Stack {
    private final IFunction orders;

    /// As below, with the newest code behind the APIs at once.
    public ShopStack(Construct scope, String id, OstiaryAuthorizer ostiary, JwtAuthorizer jwt, Path code) {
        this(scope, id, ostiary, jwt, code, false);
    }

    /// @param ostiary the authorizer of this app, `ostiary.authorizer()`, or of another one,
    /// `OstiaryAuthorizer.fromArn(…)`
    /// @param jwt likewise, `ostiary.jwtAuthorizer()` or `JwtAuthorizer.of(…)`
    /// @param code the Lambda package: `example/target/lambda` after `mvn package`
    /// @param released whether a new version of the function gets its traffic by a [Canary]
    public ShopStack(
            Construct scope, String id, OstiaryAuthorizer ostiary, JwtAuthorizer jwt, Path code, boolean released) {
        super(scope, id);
        var function = Function.Builder.create(this, "Orders")
                .runtime(Runtime.JAVA_25)
                .handler("shop.orders.OrdersHandler")
                .code(Code.fromAsset(code.toString()))
                .memorySize(1024)
                .timeout(Duration.seconds(10))
                .logGroup(new LogGroup(this, "OrdersLog"))
                .build();
        this.orders = released ? new Canary(this, "Canary", function).live() : function;
        var httpApi = httpApi("HttpApi");
        var restApi = restApi();
        var webSocketApi = webSocketApi();
        var cheapApi = httpApi("CheapApi");

        ostiary.protect(
                httpApi,
                scope("orders:read", "GET /orders"),
                scope("orders:write", "POST /orders"),
                open("GET /health"));
        ostiary.protect(restApi, scope("orders:read", "GET /orders/{id}"), scope("orders:write", "POST /orders"));
        ostiary.protect(webSocketApi, "orders:read");
        jwt.protect(
                cheapApi,
                scope("orders:read", "GET /orders"),
                scope("orders:write", "POST /orders"),
                open("GET /health"));
    }

    private HttpApi httpApi(String id) {
        var api = new HttpApi(this, id);
        var integration = new HttpLambdaIntegration("Orders", orders);
        for (var route : List.of("/orders", "/orders/{id}", "/health")) {
            api.addRoutes(AddRoutesOptions.builder()
                    .path(route)
                    .methods(List.of(HttpMethod.GET))
                    .integration(integration)
                    .build());
        }
        api.addRoutes(AddRoutesOptions.builder()
                .path("/orders")
                .methods(List.of(HttpMethod.POST))
                .integration(integration)
                .build());
        return api;
    }

    private RestApi restApi() {
        var api = RestApi.Builder.create(this, "RestApi")
                .cloudWatchRole(false)
                .defaultIntegration(new LambdaIntegration(orders))
                .defaultCorsPreflightOptions(
                        CorsOptions.builder().allowOrigins(Cors.ALL_ORIGINS).build())
                .build();
        var all = api.getRoot().addResource("orders");
        all.addMethod("GET");
        all.addMethod("POST");
        all.addResource("{id}").addMethod("GET");
        return api;
    }

    private WebSocketApi webSocketApi() {
        var api = WebSocketApi.Builder.create(this, "WebSocketApi")
                .connectRouteOptions(WebSocketRouteOptions.builder()
                        .integration(new WebSocketLambdaIntegration("Orders", orders))
                        .build())
                .build();
        WebSocketStage.Builder.create(this, "WebSocketStage")
                .webSocketApi(api)
                .stageName("live")
                .autoDeploy(true)
                .build();
        return api;
    }
}
