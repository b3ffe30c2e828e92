package ostiary.cdk.protect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.constructs.Construct;

/// A WebSocket API: whoever may connect may send. An answer is not kept
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html>).
record TeamWebSocketApi(WebSocketApi api) implements TeamApi {
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
    public List<TeamRoute> routes() {
        return all(CfnRoute.class)
                .filter(route -> route.getApiId().equals(id()))
                .filter(route -> route.getRouteKey().equals(CONNECT))
                .<TeamRoute>map(TeamRoute.OfHttpApi::new)
                .toList();
    }

    @Override
    public List<CfnStage> stages() {
        return all(CfnStage.class)
                .filter(stage -> stage.getApiId().equals(id()))
                .toList();
    }

    @Override
    public String stageVariables() {
        return "StageVariables";
    }

    @Override
    public CfnResource authorizer(Construct scope, String uri, Duration cache, Collection<String> variables) {
        var sources = new ArrayList<>(List.of("route.request.header.Authorization"));
        variables.forEach(variable -> sources.add("stageVariables." + variable));
        return CfnAuthorizer.Builder.create(scope, "Authorizer")
                .apiId(id())
                .name("Ostiary")
                .authorizerType("REQUEST")
                .authorizerUri(uri)
                .identitySource(sources)
                .build();
    }
}
