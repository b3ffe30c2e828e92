package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.cdk.protect.RouteRule.open;
import static ostiary.cdk.protect.RouteRule.scope;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.protect.JwtAuthorizer;
import ostiary.cdk.protect.OstiaryAuthorizer;
import ostiary.cdk.protect.RouteRule;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpIamAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpUrlIntegration;
import software.amazon.awscdk.aws_apigatewayv2_integrations.WebSocketMockIntegration;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpRouteKey;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

/// An API that can't be protected, or not in the way that was asked for, is named before anything is deployed.
/// One that can is protected, whenever it was added.
class ProtectRefusalsTest {
    private static final OstiaryAuthorizer OSTIARY = OstiaryAuthorizer.fromArn(ShopTemplate.FOREIGN_AUTHORIZER);

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "a rule is about GET /order, and the API has [GET /orders]",
                        stack -> OSTIARY.protect(httpApi(stack), scope("orders:read", "GET /order"))),
                mistake(
                        "a rule is about GET /health, and the API has [GET /orders]",
                        stack -> JwtAuthorizer.of("https://auth.example", "shop")
                                .protect(httpApi(stack), open("GET /health"))),
                mistake("GET /admin has an authorizer of its own (AWS_IAM)", stack -> {
                    var api = httpApi(stack);
                    OSTIARY.protect(api);
                    api.addRoutes(
                            route("/admin").authorizer(new HttpIamAuthorizer()).build());
                }),
                mistake("the API has no route", stack -> OSTIARY.protect(new HttpApi(stack, "Empty"))),
                mistake("the API has no route", stack -> OSTIARY.protect(new WebSocketApi(stack, "NoConnect"))),
                mistake("the stage live logs whole requests", stack -> {
                    stageOf(webSocketApi(stack))
                            .setDefaultRouteSettings(CfnStage.RouteSettingsProperty.builder()
                                    .dataTraceEnabled(true)
                                    .build());
                }),
                mistake("the stage live logs whole requests", stack -> {
                    stageOf(webSocketApi(stack)).setRouteSettings(Map.of("$connect", Map.of("DataTraceEnabled", true)));
                }),
                mistake("the API has no stage", stack -> {
                    var api = HttpApi.Builder.create(stack, "Api")
                            .createDefaultStage(false)
                            .build();
                    api.addRoutes(route("/orders").build());
                    OSTIARY.protect(api, scope("orders:read", "GET /orders"));
                }),
                mistake("say which scope GET /orders wants", stack -> {
                    var api = new RestApi(stack, "Api");
                    var orders = api.getRoot().addResource("orders");
                    orders.addMethod("ANY");
                    orders.addMethod("GET");
                    OSTIARY.protect(api, scope("orders:write", "ANY /orders"));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void stopTheSynthesis(String said, Consumer<Stack> mistake) {
        var app = OstiaryApp.app();
        mistake.accept(new Stack(app, "shop"));

        assertThatThrownBy(app::synth).hasMessageContaining(said);
    }

    @Test
    void stopAtOnceWhereTheLineItselfIsWrong() {
        var stack = new Stack(OstiaryApp.app(), "shop");
        var api = httpApi(stack);
        OSTIARY.protect(api);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OSTIARY.protect(api))
                .withMessageContaining("already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OSTIARY.protect(api, open("GET /orders"), scope("orders:read", "GET /orders")))
                .withMessageContaining("two rules are about GET /orders");
        assertThatIllegalArgumentException().isThrownBy(() -> scope("orders read", "GET /orders"));
        assertThatIllegalArgumentException().isThrownBy(() -> scope("orders:read", "/orders"));
        assertThatIllegalArgumentException().isThrownBy(RouteRule::open).withMessageContaining("GET /health");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OSTIARY.protect(
                        RestApi.Builder.create(stack, "Still").deploy(false).build()))
                .withMessageContaining("deploy");
        assertThatIllegalArgumentException().isThrownBy(() -> OSTIARY.cachedFor(Duration.minutes(61)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ostiary-Authorizer",
                "arn:aws:lambda:eu-central-1:111122223333:function:ostiary-Authorizer",
                "arn:aws:iam::111122223333:role/ostiary:live"
            })
    void stopAtAnArnThatIsNoAliasOfAFunction(String arn) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OstiaryAuthorizer.fromArn(arn))
                .withMessageContaining("AuthorizerArn");
    }

    /// No mistake: clients that are no browsers get in.
    @Test
    void warnOfAMockThatBrowsersCannotConnectTo() {
        var app = OstiaryApp.app();
        var stack = new Stack(app, "shop");
        webSocketApi(stack);

        app.synth();

        assertThat(Annotations.fromStack(stack).findWarning("*", Match.stringLikeRegexp("browsers can't connect")))
                .hasSize(1);
    }

    @Test
    void holdForRoutesThatAreAddedLaterAndForThoseInOtherConstructs() throws Exception {
        var app = OstiaryApp.app();
        var stack = new Stack(app, "shop");
        var api = httpApi(stack);
        OSTIARY.protect(api);
        api.addRoutes(route("/later").build());
        HttpRoute.Builder.create(stack, "Apart")
                .httpApi(api)
                .routeKey(HttpRouteKey.with("/apart", HttpMethod.GET))
                .integration(integration())
                .build();

        assertThat(routes(Path.of(app.synth().getDirectory())))
                .hasSize(3)
                .allSatisfy(route -> assertThat(route.text("AuthorizationType")).isEqualTo("CUSTOM"));
    }

    /// A deployment is a copy of the API, and without a new one the stage would go on as it was.
    @Test
    void deployARestApiAnew() throws Exception {
        assertThat(List.of(
                        deployment(_ -> {}),
                        deployment(OSTIARY::protect),
                        deployment(api -> OSTIARY.protect(api, open("GET /"))),
                        deployment(api -> OSTIARY.cachedFor(Duration.minutes(1)).protect(api))))
                .doesNotHaveDuplicates();
        assertThat(deployment(OSTIARY::protect)).isEqualTo(deployment(OSTIARY::protect));
    }

    private static String deployment(Consumer<RestApi> protect) throws Exception {
        var app = OstiaryApp.app();
        var api = RestApi.Builder.create(new Stack(app, "shop"), "Api")
                .cloudWatchRole(false)
                .build();
        api.getRoot().addMethod("GET");
        protect.accept(api);
        return resources(Path.of(app.synth().getDirectory())).stream()
                .filter(resource -> resource.type().equals("AWS::ApiGateway::Deployment"))
                .map(Resource::id)
                .findFirst()
                .orElseThrow();
    }

    private static List<Resource> routes(Path assembly) throws Exception {
        return resources(assembly).stream()
                .filter(resource -> resource.type().equals("AWS::ApiGatewayV2::Route"))
                .toList();
    }

    private static List<Resource> resources(Path assembly) throws Exception {
        return ShopTemplate.resources(Synthesis.json(Files.readString(assembly.resolve("shop.template.json"))));
    }

    private static HttpApi httpApi(Stack stack) {
        var api = new HttpApi(stack, "Api");
        api.addRoutes(route("/orders").build());
        return api;
    }

    private static WebSocketApi webSocketApi(Stack stack) {
        var api = WebSocketApi.Builder.create(stack, "Api")
                .connectRouteOptions(WebSocketRouteOptions.builder()
                        .integration(new WebSocketMockIntegration("Shop"))
                        .build())
                .build();
        WebSocketStage.Builder.create(stack, "Stage")
                .webSocketApi(api)
                .stageName("live")
                .autoDeploy(true)
                .build();
        OSTIARY.protect(api);
        return api;
    }

    private static CfnStage stageOf(WebSocketApi api) {
        return Stack.of(api).getNode().findAll().stream()
                .filter(CfnStage.class::isInstance)
                .map(CfnStage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static AddRoutesOptions.Builder route(String path) {
        return AddRoutesOptions.builder()
                .path(path)
                .methods(List.of(HttpMethod.GET))
                .integration(integration());
    }

    private static HttpUrlIntegration integration() {
        return new HttpUrlIntegration("Shop", "https://shop.example");
    }

    private static Arguments mistake(String said, Consumer<Stack> mistake) {
        return Arguments.of(said, mistake);
    }
}
