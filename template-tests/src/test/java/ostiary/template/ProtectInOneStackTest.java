package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.cdk.CustomDomain;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import ostiary.cdk.OstiaryPropsBuilder;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpUrlIntegration;
import software.amazon.awscdk.aws_apigatewayv2_integrations.WebSocketMockIntegration;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

/// A team's APIs in the very stack of its Ostiary.
class ProtectInOneStackTest {
    static final Template TEMPLATE = synthesize();
    private static final List<Resource> RESOURCES = TEMPLATE.resources();

    /// Where an API's JWT authorizer looks for an issuer with a name of its own.
    static final Template NAMED = synthesize(
            props -> props.domain(domain(Optional.of("Z0123456789ABC"))),
            (stack, ostiary) -> ostiary.jwtAuthorizer().protect(httpApi(stack, "CheapApi")));

    @Test
    void goesRoundInNoCircle() {
        assertThat(ReferencesTest.leftOver(ReferencesTest.references(RESOURCES)))
                .isEmpty();
    }

    @Test
    void standsBeforeEachApi() {
        assertThat(all("AWS::ApiGatewayV2::Authorizer"))
                .extracting(authorizer -> authorizer.text("AuthorizerType"))
                .containsExactlyInAnyOrder("REQUEST", "REQUEST", "REQUEST", "REQUEST", "JWT");
        assertThat(all("AWS::ApiGateway::Authorizer")).hasSize(1);
        assertThat(all("AWS::ApiGateway::Method"))
                .allSatisfy(
                        method -> assertThat(method.text("AuthorizationType")).isEqualTo("CUSTOM"));
    }

    /// API Gateway reads the issuer's metadata while it makes the authorizer: they must be there by then.
    @Test
    void makesTheJwtAuthorizerWhenTheServiceAnswers() {
        var discovery = all("AWS::ApiGatewayV2::Route").stream()
                .filter(route -> route.text("RouteKey").equals("GET /.well-known/openid-configuration"))
                .map(Resource::id);
        var stages = all("AWS::ApiGatewayV2::Stage").stream()
                .filter(stage -> stage.has("RouteSettings"))
                .map(Resource::id);

        assertThat(all("AWS::ApiGatewayV2::Authorizer").stream()
                        .filter(authorizer -> authorizer.text("AuthorizerType").equals("JWT"))
                        .flatMap(authorizer -> authorizer.dependsOn().stream()))
                .containsAll(Stream.concat(discovery, stages).toList());
    }

    /// API Gateway would find nobody under that name, and the deployment fail.
    @Test
    void hasNoJwtAuthorizerWhoseIssuerNobodyFindsYet() {
        assertThatThrownBy(() -> jwt(props -> props.domain(domain(Optional.empty()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("https://auth.shop.example", "hostedZone", "JwtAuthorizer.of");
        assertThatThrownBy(() -> jwt(props -> props.issuer("https://login.shop.example")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("https://login.shop.example");
    }

    private static Template jwt(UnaryOperator<OstiaryPropsBuilder> choice) {
        return synthesize(choice, (stack, ostiary) -> ostiary.jwtAuthorizer().protect(httpApi(stack, "CheapApi")));
    }

    private static CustomDomain domain(Optional<String> zone) {
        return new CustomDomain(
                "auth.shop.example", "arn:aws:acm:eu-central-1:111122223333:certificate/8f7c1a7e", zone);
    }

    private static List<Resource> all(String type) {
        return RESOURCES.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    private static Template synthesize() {
        return synthesize(UnaryOperator.identity(), (stack, ostiary) -> {
            ostiary.protect(httpApi(stack, "HttpApi"));
            ostiary.jwtAuthorizer().protect(httpApi(stack, "CheapApi"));
            ostiary.protect(webSocketApi(stack, "WebSocketApi"));
            ostiary.protect(webSocketApi(stack, "OrdersApi"), "orders:read");
            var restApi = RestApi.Builder.create(stack, "RestApi")
                    .cloudWatchRole(false)
                    .build();
            restApi.getRoot().addMethod("GET");
            ostiary.protect(restApi);
        });
    }

    private static Template synthesize(UnaryOperator<OstiaryPropsBuilder> choice, BiConsumer<Stack, Ostiary> apis) {
        var app = OstiaryApp.app();
        var stack = new Stack(app, "together");
        var props = choice.apply(OstiaryProps.builder(Synthesis.MAIL_FROM).code(Synthesis.CODE));
        apis.accept(stack, new Ostiary(stack, "Ostiary", props.build()));
        return Template.of(Synthesis.of(app, stack));
    }

    private static HttpApi httpApi(Stack stack, String id) {
        return HttpApi.Builder.create(stack, id)
                .defaultIntegration(new HttpUrlIntegration("Shop", "https://shop.example"))
                .build();
    }

    private static WebSocketApi webSocketApi(Stack stack, String id) {
        var api = WebSocketApi.Builder.create(stack, id)
                .connectRouteOptions(WebSocketRouteOptions.builder()
                        .integration(new WebSocketMockIntegration("Shop"))
                        .build())
                .build();
        WebSocketStage.Builder.create(stack, id + "Stage")
                .webSocketApi(api)
                .stageName("live")
                .autoDeploy(true)
                .build();
        return api;
    }
}
