package ostiary.cdk.protect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.constructs.Construct;

/// A protected WebSocket API: only `$connect` is authorized, and results are not cached
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html>).
///
/// The token comes in one of two headers, and a gateway refuses whoever lacks any of the identity sources. So neither
/// header is one, which AWS leaves open, and the authorizer looks at both
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigatewayv2-authorizer.html>).
record ProtectedWebSocketApi(WebSocketApi api) implements ProtectedV2Api {
    static final String CONNECT = "$connect";

    @Override
    public Construct construct() {
        return api;
    }

    @Override
    public String id() {
        return api.getApiId();
    }

    @Override
    public List<? extends ProtectedRoute> routes() {
        return ProtectedV2Api.super.routes().stream()
                .filter(route -> route.key().equals(CONNECT))
                .toList();
    }

    @Override
    public CfnResource authorizer(Construct scope, String uri, Duration cache, Collection<String> variables) {
        var authorizer = CfnAuthorizer.Builder.create(scope, "Authorizer")
                .apiId(id())
                .name("Ostiary")
                .authorizerType("REQUEST")
                .authorizerUri(uri);
        if (!variables.isEmpty()) {
            authorizer.identitySource(variables.stream()
                    .map(variable -> "stageVariables." + variable)
                    .toList());
        }
        return authorizer.build();
    }

    /// A stage must not log whole requests: API Gateway does not know that there is a token among the subprotocols.
    @Override
    public List<String> problems(RouteRules rules) {
        return stages().stream()
                .filter(ProtectedWebSocketApi::logsWholeRequests)
                .map(stage ->
                        "the stage " + stage.getStageName() + " logs whole requests, and the tokens of browsers in"
                                + " them: set its dataTraceEnabled to false")
                .toList();
    }

    /// Says so where a browser will not get in: a mock can't agree on the subprotocol, in which the token comes
    /// (<https://repost.aws/questions/QUQT-MmpfpREOsp2vSgpSSPA>).
    @Override
    public void advise() {
        var connect = all(CfnRoute.class)
                .filter(route ->
                        route.getApiId().equals(id()) && route.getRouteKey().equals(CONNECT))
                .map(CfnRoute::getTarget)
                .toList();
        boolean mocked = all(CfnIntegration.class)
                .filter(integration -> integration.getIntegrationType().equals("MOCK"))
                .anyMatch(integration -> connect.contains("integrations/" + integration.getRef()));
        if (mocked) {
            Annotations.of(api)
                    .addWarningV2(
                            "ostiary:subprotocol",
                            "browsers can't connect: behind $connect is a mock, and it must be a function that answers"
                                    + " the header Sec-WebSocket-Protocol (docs/protect.md)");
        }
    }

    private static boolean logsWholeRequests(CfnStage stage) {
        var byRoute = resolved(stage, stage.getRouteSettings());
        return isTrue(resolved(stage, stage.getDefaultRouteSettings()), "dataTraceEnabled")
                || isTrue(byRoute.get(CONNECT), "DataTraceEnabled");
    }

    private static Map<?, ?> resolved(CfnStage stage, @Nullable Object settings) {
        if (settings == null) {
            return Map.of();
        }
        return Stack.of(stage).resolve(settings) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static boolean isTrue(@Nullable Object settings, String name) {
        return settings instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get(name));
    }
}
