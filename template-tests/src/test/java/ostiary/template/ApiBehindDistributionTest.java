package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.HttpMethod;
import ostiary.blueprint.Route;
import ostiary.blueprint.Throttle;
import ostiary.edge.Problem;

/// The REST API behind a distribution.
class ApiBehindDistributionTest {
    static Stream<Route> declared() {
        return Api.ROUTES.stream();
    }

    @ParameterizedTest
    @MethodSource("declared")
    void hasEachRouteWithItsFunctionItsAuthorizerAndItsThrottle(Route declared) {
        for (var method : declared.methods()) {
            var resource = method(method.name(), declared.path());
            var alias = FrontDoorTemplate.all("AWS::Lambda::Alias")
                    .filter(each -> each.text("FunctionName")
                            .equals(FrontDoorTemplate.function(declared.function())
                                    .ref()))
                    .findFirst()
                    .orElseThrow();
            assertThat(resource.text("Integration.Uri")).contains("functions/" + alias.ref() + "/invocations");
            assertThat(resource.text("AuthorizationType"))
                    .isEqualTo(declared.access() instanceof Access.Bearer ? "CUSTOM" : "NONE");
            var settings = FrontDoorTemplate.only("AWS::ApiGateway::Stage").list("MethodSettings").stream()
                    .filter(each -> each.path("HttpMethod").asText().equals(method.name())
                            && each.path("ResourcePath")
                                    .asText()
                                    .equals("/" + declared.path().replace("/", "~1")))
                    .findFirst()
                    .orElseThrow();
            boolean costly = declared.throttle().equals(Throttle.COSTLY);
            assertThat(settings.path("ThrottlingRateLimit").asInt()).isEqualTo(costly ? 500 : 2000);
        }
    }

    @Test
    void hasNoOtherRoute() {
        assertThat(FrontDoorTemplate.all("AWS::ApiGateway::Method")
                        .filter(method -> !method.text("HttpMethod").equals("OPTIONS"))
                        .count())
                .isEqualTo(Api.ROUTES.stream()
                        .filter(route -> route.method() != HttpMethod.OPTIONS)
                        .mapToLong(route -> route.methods().size())
                        .sum());
    }

    @Test
    void showsItsAuthorizerTheTokenAlone() {
        var authorizer = FrontDoorTemplate.only("AWS::ApiGateway::Authorizer");

        assertThat(authorizer.text("Type")).isEqualTo("TOKEN");
        assertThat(authorizer.text("IdentitySource")).isEqualTo("method.request.header.Authorization");
        assertThat(authorizer.property("AuthorizerResultTtlInSeconds").asInt()).isZero();
    }

    @Test
    void answersItsOwnErrorsInTheFormOfTheService() {
        var responses =
                FrontDoorTemplate.all("AWS::ApiGateway::GatewayResponse").toList();

        assertThat(responses)
                .extracting(response -> response.text("ResponseType"))
                .contains("DEFAULT_4XX", "DEFAULT_5XX", "UNAUTHORIZED", "ACCESS_DENIED", "THROTTLED", "WAF_FILTERED");
        for (var response : responses) {
            var body = Synthesis.json(response.text("ResponseTemplates.application~1json"));
            var headers = response.property("ResponseParameters");
            assertThat(headers.path("gatewayresponse.header.Content-Type").asText())
                    .isEqualTo("'application/problem+json'");
            assertThat(headers.path("gatewayresponse.header.Cache-Control").asText())
                    .isEqualTo("'no-store'");
            assertThat(body.path("status").asText()).isEqualTo(response.text("StatusCode"));
            assertThat(body.path("request_id").asText()).isEqualTo("$context.requestId");
            var known = Stream.of(Problem.values())
                    .filter(problem -> problem.code().equals(body.path("code").asText()))
                    .findFirst();
            assertThat(known.isPresent() || body.path("code").asText().equals("forbidden"))
                    .isTrue();
            known.ifPresent(problem -> {
                assertThat(body.path("title").asText()).isEqualTo(problem.title());
                assertThat(body.path("type").asText()).isEqualTo(problem.type());
                assertThat(body.path("status").asInt()).isEqualTo(problem.status());
            });
            if (response.text("StatusCode").equals("401")) {
                assertThat(headers.path("gatewayresponse.header.WWW-Authenticate")
                                .asText())
                        .isEqualTo("'Bearer'");
            }
        }
    }

    @Test
    void logsEachRequestWithoutAnythingSecret() {
        var stage = FrontDoorTemplate.only("AWS::ApiGateway::Stage");
        var fields = Synthesis.json(stage.text("AccessLogSetting.Format"));

        assertThat(fields.path("routeKey").asText()).isEqualTo("$context.httpMethod $context.resourcePath");
        assertThat(fields.path("requestId").asText()).isEqualTo("$context.requestId");
        assertThat(stage.text("AccessLogSetting.Format"))
                .doesNotContainIgnoringCase("authorization", "header", "query", "body", "requestOverride");
        assertThat(stage.list("MethodSettings"))
                .noneMatch(each -> each.path("DataTraceEnabled").asBoolean() || each.has("LoggingLevel"));
        assertThat(stage.dependsOn())
                .contains(FrontDoorTemplate.only("AWS::ApiGateway::Account").id());
    }

    @Test
    void leavesTheAccountsRoleForLogsToOthers() {
        var account = FrontDoorTemplate.only("AWS::ApiGateway::Account");

        for (var kept : List.of(account, FrontDoorTemplate.behind(account.text("CloudWatchRoleArn")))) {
            assertThat(kept.json().path("DeletionPolicy").asText()).isEqualTo("Retain");
        }
    }

    @Test
    void tellsTheDomainAndNotTheApisOwnAddress() {
        var outputs = FrontDoorTemplate.json().path("Outputs");

        assertThat(outputs.at("/ApiUrl/Value").asText()).isEqualTo("https://" + FrontDoorTemplate.NAME);
        assertThat(Resource.render(outputs.at("/DomainTarget/Value"))).endsWith(".DomainName}");
        assertThat(outputs.toString()).doesNotContain("execute-api");
    }

    private static Resource method(String method, String path) {
        return FrontDoorTemplate.all("AWS::ApiGateway::Method")
                .filter(each -> each.text("HttpMethod").equals(method)
                        && path(each.text("ResourceId")).equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + method + " " + path));
    }

    private static String path(String resourceId) {
        if (resourceId.endsWith(".RootResourceId}")) {
            return "";
        }
        var resource = FrontDoorTemplate.behind(resourceId);
        return path(resource.text("ParentId")) + "/" + resource.text("PathPart");
    }
}
