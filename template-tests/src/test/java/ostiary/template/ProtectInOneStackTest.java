package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
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
    private static final List<Resource> RESOURCES = synthesize();

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

    private static List<Resource> all(String type) {
        return RESOURCES.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    private static List<Resource> synthesize() {
        var app = OstiaryApp.app();
        var stack = new Stack(app, "together");
        var ostiary = new Ostiary(
                stack,
                "Ostiary",
                OstiaryProps.builder(Synthesis.MAIL_FROM).code(Synthesis.CODE).build());
        ostiary.protect(httpApi(stack, "HttpApi"));
        ostiary.jwtAuthorizer().protect(httpApi(stack, "CheapApi"));
        ostiary.protect(webSocketApi(stack, "WebSocketApi"));
        ostiary.protect(webSocketApi(stack, "OrdersApi"), "orders:read");
        var restApi =
                RestApi.Builder.create(stack, "RestApi").cloudWatchRole(false).build();
        restApi.getRoot().addMethod("GET");
        ostiary.protect(restApi);
        try {
            var assembly = Path.of(app.synth().getDirectory());
            return ShopTemplate.resources(Synthesis.json(Files.readString(assembly.resolve("together.template.json"))));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
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
