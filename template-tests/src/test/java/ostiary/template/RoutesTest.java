package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Throttle;
import ostiary.cdk.Throttles;

class RoutesTest {
    private static final String ROUTE = "AWS::ApiGatewayV2::Route";
    private static final String STAGE = "AWS::ApiGatewayV2::Stage";
    private static final String AUTHORIZER = "AWS::ApiGatewayV2::Authorizer";

    static Stream<Route> declared() {
        return Api.ROUTES.stream();
    }

    @Test
    void areTheDeclaredOnesAndNoOther() {
        assertThat(StackTemplate.all(ROUTE))
                .extracting(route -> route.text("RouteKey"))
                .containsExactlyInAnyOrderElementsOf(Api.ROUTES.stream()
                        .flatMap(route -> route.keys().stream())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("declared")
    void reachTheAliasOfTheirFunction(Route declared) {
        assertThat(routes(declared)).allSatisfy(route -> {
            var target = route.text("Target");
            var integration = StackTemplate.behind(target);

            assertThat(target).startsWith("integrations/");
            assertThat(integration.text("IntegrationType")).isEqualTo("AWS_PROXY");
            assertThat(integration.text("PayloadFormatVersion")).isEqualTo("2.0");
            assertThat(integration.text("IntegrationUri"))
                    .isEqualTo(StackTemplate.alias(declared.function()).ref());
        });
    }

    @ParameterizedTest
    @MethodSource("declared")
    void mayCallTheirFunction(Route declared) {
        var source = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:"
                + StackTemplate.only("AWS::ApiGatewayV2::Api").ref() + "/*/*/*";

        assertThat(callers(declared.function())).containsExactly(source);
    }

    @ParameterizedTest
    @MethodSource("declared")
    void takeABearerTokenWhereDeclared(Route declared) {
        for (var route : routes(declared)) {
            switch (declared.access()) {
                case Access.Bearer _ -> {
                    assertThat(route.text("AuthorizationType")).isEqualTo("CUSTOM");
                    assertThat(route.text("AuthorizerId"))
                            .isEqualTo(StackTemplate.only(AUTHORIZER).ref());
                }
                case Access.Public _ -> {
                    assertThat(route.text("AuthorizationType")).isEqualTo("NONE");
                    assertThat(route.has("AuthorizerId")).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("declared")
    void letThroughWhatIsDeclared(Route declared) {
        for (var key : declared.keys()) {
            var settings = StackTemplate.only(STAGE).property("RouteSettings").path(key);

            assertThat(settings.path("ThrottlingRateLimit").asInt())
                    .isEqualTo(declared.throttle().requestsPerSecond());
            assertThat(settings.path("ThrottlingBurstLimit").asInt())
                    .isEqualTo(declared.throttle().burst());
        }
    }

    @Test
    void letThroughWhatATeamSays() {
        var template = Synthesis.run(
                        props -> props.throttles(new Throttles(new Throttle(70, 140), new Throttle(600, 1200))))
                .template();
        var settings = Synthesis.json(template).findValue("RouteSettings");

        assertThat(settings.at("/POST ~1login/ThrottlingRateLimit").asInt()).isEqualTo(70);
        assertThat(settings.at("/POST ~1login/ThrottlingBurstLimit").asInt()).isEqualTo(140);
        assertThat(settings.at("/GET ~1me/ThrottlingRateLimit").asInt()).isEqualTo(600);
        assertThatThrownBy(() -> new Throttles(new Throttle(0, 1), Throttle.CHEAP))
                .hasMessageContaining("throttle");
        assertThatThrownBy(() -> new Throttles(Throttle.COSTLY, new Throttle(1, 0)))
                .hasMessageContaining("throttle");
    }

    @Test
    void areThereBeforeTheStageThatNamesThem() {
        var stage = StackTemplate.only(STAGE);
        var routes = StackTemplate.all(ROUTE);

        assertThat(stage.property("RouteSettings").size()).isEqualTo(routes.size());
        assertThat(stage.dependsOn())
                .containsAll(routes.stream().map(Resource::id).toList());
    }

    @Test
    void areThrottledEvenWhenNobodyDeclaredThem() {
        assertThat(StackTemplate.only(STAGE)
                        .property("DefaultRouteSettings.ThrottlingRateLimit")
                        .asInt())
                .isPositive();
    }

    @Test
    void areAuthorizedAnewForEachRequestSoThatARevocationIsSeen() {
        var authorizer = StackTemplate.only(AUTHORIZER);

        assertThat(authorizer.text("AuthorizerType")).isEqualTo("REQUEST");
        assertThat(authorizer.text("AuthorizerPayloadFormatVersion")).isEqualTo("2.0");
        assertThat(authorizer.property("EnableSimpleResponses").asBoolean()).isTrue();
        assertThat(authorizer.list("IdentitySource"))
                .extracting(Resource::render)
                .containsExactly("$request.header.Authorization");
        assertThat(authorizer.property("AuthorizerResultTtlInSeconds").asInt(-1))
                .isZero();
        assertThat(authorizer.text("AuthorizerUri"))
                .endsWith("/functions/"
                        + StackTemplate.alias(ServiceFunction.AUTHORIZER).ref() + "/invocations");
    }

    @Test
    void letOnlyTheirOwnAuthorizerCallTheAuthorizerFunction() {
        assertThat(callers(ServiceFunction.AUTHORIZER))
                .containsExactly("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:"
                        + StackTemplate.only("AWS::ApiGatewayV2::Api").ref() + "/authorizers/"
                        + StackTemplate.only(AUTHORIZER).ref());
    }

    @Test
    void allowNoForeignOriginUnlessATeamNamesIt() {
        assertThat(StackTemplate.only("AWS::ApiGatewayV2::Api").has("CorsConfiguration"))
                .isFalse();
    }

    @Test
    void answerHeadWhereverGet() {
        var keys = StackTemplate.all(ROUTE).stream()
                .map(route -> route.text("RouteKey"))
                .toList();

        assertThat(keys)
                .filteredOn(key -> key.startsWith("GET "))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(keys).contains(key.replace("GET ", "HEAD ")));
    }

    /// All that the declaration stands for, and one at least.
    private static List<Resource> routes(Route declared) {
        var routes = StackTemplate.all(ROUTE).stream()
                .filter(route -> declared.keys().contains(route.text("RouteKey")))
                .toList();
        assertThat(routes).hasSameSizeAs(declared.methods());
        return routes;
    }

    /// The source ARNs that may invoke the alias of a function.
    private static List<String> callers(ServiceFunction function) {
        var alias = StackTemplate.alias(function).ref();
        return StackTemplate.all("AWS::Lambda::Permission").stream()
                .filter(permission -> permission.text("FunctionName").equals(alias))
                .map(permission -> permission.text("SourceArn"))
                .toList();
    }
}
