package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The effect of `protect` on the example's APIs, in a stack beside Ostiary's.
class ProtectTest {
    private static final String SCOPES = "orders:read=GET/orders&orders:write=POST/orders";

    private final List<Resource> shop = ShopTemplate.resources(ShopTemplate.shop());

    @Test
    void guardsEveryRouteOfAnHttpApiButThoseThatAreOpen() {
        var api = api("HttpApi");

        assertThat(of(api, "Route")).hasSize(4).allSatisfy(route -> {
            boolean open = route.text("RouteKey").equals("GET /health");
            assertThat(route.text("AuthorizationType")).isEqualTo(open ? "NONE" : "CUSTOM");
            assertThat(route.has("AuthorizerId")).isEqualTo(!open);
            assertThat(route.has("AuthorizationScopes")).isFalse();
        });
    }

    @Test
    void hasTheRouteAndItsScopeAmongTheIdentitySourcesSoThatNoAnswerServesAnother() {
        var authorizer = only(of(api("HttpApi"), "Authorizer"));

        assertThat(authorizer.text("AuthorizerType")).isEqualTo("REQUEST");
        assertThat(authorizer.text("AuthorizerPayloadFormatVersion")).isEqualTo("2.0");
        assertThat(authorizer.property("EnableSimpleResponses").asBoolean()).isTrue();
        assertThat(authorizer.property("AuthorizerResultTtlInSeconds").asInt()).isEqualTo(2);
        assertThat(authorizer.list("IdentitySource"))
                .extracting(Resource::render)
                .containsExactly("$request.header.Authorization", "$context.routeKey", "$stageVariables.ostiaryScopes");
        var stage = only(of(api("HttpApi"), "Stage"));
        assertThat(stage.text("StageVariables.ostiaryScopes")).isEqualTo(SCOPES);
        assertThat(stage.dependsOn()).contains(authorizer.id());
    }

    @Test
    void guardsEveryMethodOfARestApiButThePreflight() {
        assertThat(all("AWS::ApiGateway::Method"))
                .hasSizeGreaterThan(3)
                .allSatisfy(method -> assertThat(method.text("AuthorizationType"))
                        .isEqualTo(method.text("HttpMethod").equals("OPTIONS") ? "NONE" : "CUSTOM"));
        var authorizer = only(all("AWS::ApiGateway::Authorizer"));
        assertThat(authorizer.text("Type")).isEqualTo("REQUEST");
        assertThat(authorizer.text("IdentitySource"))
                .isEqualTo("method.request.header.Authorization,context.resourcePath,context.httpMethod,"
                        + "stageVariables.ostiaryScopes");
        assertThat(authorizer.property("AuthorizerResultTtlInSeconds").asInt()).isEqualTo(2);
        assertThat(only(all("AWS::ApiGateway::Stage")).text("Variables.ostiaryScopes"))
                .isEqualTo("orders:read=GET/orders/?id&orders:write=POST/orders");
    }

    @Test
    void guardsTheHandshakeOfAWebSocketApi() {
        var api = api("WebSocketApi");
        var authorizer = only(of(api, "Authorizer"));

        assertThat(only(of(api, "Route")).text("AuthorizerId")).isEqualTo(authorizer.ref());
        assertThat(authorizer.list("IdentitySource"))
                .extracting(Resource::render)
                .containsExactly("stageVariables.ostiaryScopes");
        assertThat(only(of(api, "Stage")).text("StageVariables.ostiaryScopes")).isEqualTo("orders:read=#connect");
    }

    /// Whole requests would be in an execution log. Access logs have variables of the context, and no header is one
    /// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html>).
    @Test
    void logsNoWholeRequestsOfWebSockets() {
        var stage = only(of(api("WebSocketApi"), "Stage"));

        assertThat(stage.has("DefaultRouteSettings")).isFalse();
        assertThat(stage.has("RouteSettings")).isFalse();
        assertThat(stage.has("AccessLogSettings")).isFalse();
    }

    @Test
    void letsEachAuthorizerAndNothingElseOfAnApiAskTheFunction() {
        var expected = Stream.concat(
                        Stream.of(api("HttpApi"), api("WebSocketApi"))
                                .map(api -> source(api, only(of(api, "Authorizer")))),
                        Stream.of(source(
                                only(all("AWS::ApiGateway::RestApi")), only(all("AWS::ApiGateway::Authorizer")))))
                .toList();

        assertThat(permissions())
                .hasSize(3)
                .allSatisfy(permission -> {
                    assertThat(permission.text("Action")).isEqualTo("lambda:InvokeFunction");
                    assertThat(permission.text("Principal")).isEqualTo("apigateway.amazonaws.com");
                })
                .extracting(permission -> permission.text("SourceArn"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void leavesOstiarysOwnStackAsItIs() {
        // The shop asks for events and takes part in deletions, and to protect an API adds none of that.
        var without = ShopTemplate.auth().path("Resources").properties().stream()
                .filter(resource -> !resource.getKey().matches("Ostiary(Events|Deletion).*"))
                .toList();
        assertThat(without).hasSameSizeAs(StackTemplate.json().path("Resources"));
        assertThat(ShopTemplate.auth().toString()).doesNotContain("ImportValue");
    }

    /// The JWT authorizer's audience, issuer and scopes; that the service fits them is ShopTest's.
    @Test
    void handsAJwtAuthorizerTheIssuerAndTheAudience() {
        var api = api("CheapApi");
        var authorizer = only(of(api, "Authorizer"));
        var scopes = Map.of("GET /orders", "orders:read", "POST /orders", "orders:write");

        assertThat(authorizer.text("AuthorizerType")).isEqualTo("JWT");
        var configuration = authorizer.property("JwtConfiguration");
        assertThat(configuration.path("Audience").path(0)).isEqualTo(configuration.path("Issuer"));
        assertThat(configuration.path("Issuer").toString()).contains("ImportValue", "ApiEndpoint");
        assertThat(of(api, "Route")).hasSize(4).allSatisfy(route -> {
            var key = route.text("RouteKey");
            assertThat(route.text("AuthorizationType")).isEqualTo(key.equals("GET /health") ? "NONE" : "JWT");
            assertThat(route.list("AuthorizationScopes"))
                    .extracting(Resource::render)
                    .isEqualTo(scopes.containsKey(key) ? List.of(scopes.get(key)) : List.of());
        });
    }

    @Test
    void worksWithAnOstiaryThatIsKnownByItsOutputs() {
        var elsewhere = ShopTemplate.elsewhere().toString();

        assertThat(elsewhere)
                .doesNotContain("ImportValue")
                .contains("\"AuthorizerResultTtlInSeconds\":0")
                .contains(
                        "\"FunctionName\":\"" + ShopTemplate.FOREIGN_AUTHORIZER + "\"",
                        "/functions/" + ShopTemplate.FOREIGN_AUTHORIZER + "/invocations",
                        "\"Issuer\":\"" + ShopTemplate.FOREIGN_ISSUER + "\"");
    }

    private List<Resource> permissions() {
        return all("AWS::Lambda::Permission").stream()
                .filter(permission -> permission.property("FunctionName").has("Fn::ImportValue"))
                .toList();
    }

    private static String source(Resource api, Resource authorizer) {
        return "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:" + api.ref() + "/authorizers/"
                + authorizer.ref();
    }

    private Resource api(String name) {
        return only(shop.stream()
                .filter(resource -> resource.type().equals("AWS::ApiGatewayV2::Api"))
                .filter(api -> api.text("Name").equals(name))
                .toList());
    }

    /// The resources that belong to an API.
    private List<Resource> of(Resource api, String type) {
        Predicate<Resource> belongs = resource -> resource.text("ApiId").equals(api.ref());
        return all("AWS::ApiGatewayV2::" + type).stream().filter(belongs).toList();
    }

    private List<Resource> all(String type) {
        return shop.stream().filter(resource -> resource.type().equals(type)).toList();
    }

    private static Resource only(List<Resource> found) {
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
