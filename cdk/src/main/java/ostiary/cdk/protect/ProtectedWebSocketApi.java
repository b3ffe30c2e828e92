package ostiary.cdk.protect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.constructs.Construct;

/// A protected WebSocket API: only `$connect` is authorized, and results are not cached
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html>).
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
