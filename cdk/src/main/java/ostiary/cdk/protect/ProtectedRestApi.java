package ostiary.cdk.protect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigateway.CfnAuthorizer;
import software.amazon.awscdk.services.apigateway.CfnGatewayResponse;
import software.amazon.awscdk.services.apigateway.CfnMethod;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.Deployment;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.Method;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.constructs.Construct;

/// A protected REST API
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html>).
record ProtectedRestApi(RestApi api) implements ProtectedApi {
    /// @throws IllegalArgumentException if the API would not be deployed again once it is protected
    ProtectedRestApi {
        if (api.getLatestDeployment() == null) {
            throw new IllegalArgumentException("protect needs a REST API that deploys itself (deploy: true):"
                    + " until it is deployed anew, the routes of its stages stay as they were");
        }
    }

    @Override
    public Construct construct() {
        return api;
    }

    @Override
    public String id() {
        return api.getRestApiId();
    }

    @Override
    public List<ProtectedRoute> routes() {
        return all(CfnMethod.class)
                .filter(method -> method.getRestApiId().equals(id()))
                .<ProtectedRoute>map(method -> new ProtectedRoute.OfRestApi(method, path(method)))
                .toList();
    }

    @Override
    public List<CfnStage> stages() {
        return all(CfnStage.class)
                .filter(stage -> stage.getRestApiId().equals(id()))
                .toList();
    }

    @Override
    public String stageVariables() {
        return "Variables";
    }

    @Override
    public CfnResource authorizer(Construct scope, String uri, Duration cache, Collection<String> variables) {
        answerWithReason();
        var sources = new ArrayList<>(List.of("method.request.header.Authorization"));
        if (!variables.isEmpty()) {
            sources.addAll(List.of("context.resourcePath", "context.httpMethod"));
            variables.forEach(variable -> sources.add("stageVariables." + variable));
        }
        redeployFor(new TreeMap<>(Map.of("uri", uri, "sources", sources, "cache", cache.toSeconds())));
        return CfnAuthorizer.Builder.create(scope, "Authorizer")
                .restApiId(id())
                .name("Ostiary")
                .type("REQUEST")
                .authorizerUri(uri)
                .identitySource(String.join(",", sources))
                .authorizerResultTtlInSeconds(cache.toSeconds())
                .build();
    }

    /// A deployment is a copy of the API. CloudFormation creates a new one when its logical id, a
    /// hash of its content, changes.
    @Override
    public void redeployFor(Map<String, Object> what) {
        deployment().addToLogicalId(new TreeMap<>(Map.of("ostiary", what)));
    }

    /// The authorizer gets the method of the request, not the `ANY` of the route.
    @Override
    public List<String> problems(RouteRules rules) {
        return routes().stream()
                .filter(route -> rules.scope(route.key()).isEmpty() && !rules.open(route.key()))
                .filter(route -> rules.scope("ANY " + pathOf(route)).isPresent())
                .map(route -> "say which scope " + route.key() + " wants, since ANY " + pathOf(route) + " wants one")
                .toList();
    }

    /// The headers of RFC 6750 §3, readable for scripts of any origin: nothing in them is secret, and a browser app
    /// must see a 401 to refresh its token.
    private void answerWithReason() {
        answer("OstiaryUnauthorized", ResponseType.UNAUTHORIZED, "'Bearer'");
        answer("OstiaryForbidden", ResponseType.ACCESS_DENIED, "'Bearer error=\"insufficient_scope\"'");
    }

    private void answer(String id, ResponseType type, String challenge) {
        if (all(CfnGatewayResponse.class)
                .anyMatch(response -> response.getRestApiId().equals(id())
                        && response.getResponseType().equals(type.getResponseType()))) {
            return;
        }
        api.addGatewayResponse(
                id,
                GatewayResponseOptions.builder()
                        .type(type)
                        .responseHeaders(new TreeMap<>(
                                Map.of("Access-Control-Allow-Origin", "'*'", "WWW-Authenticate", challenge)))
                        .build());
    }

    private Deployment deployment() {
        return Objects.requireNonNull(api.getLatestDeployment());
    }

    private static String path(CfnMethod method) {
        // Without the enclosing construct its path is unknown, and no rule can name it.
        return method.getNode().getScope() instanceof Method around
                ? around.getResource().getPath()
                : method.getNode().getPath();
    }

    private static String pathOf(ProtectedRoute route) {
        return route.key().substring(route.key().indexOf(' ') + 1);
    }
}
