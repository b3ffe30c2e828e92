package ostiary.cdk.protect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.constructs.Construct;

/// A protected HTTP API
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>).
record ProtectedHttpApi(HttpApi api) implements ProtectedV2Api {
    static final String TOKEN = "$request.header.Authorization";

    @Override
    public Construct construct() {
        return api;
    }

    @Override
    public String id() {
        return api.getApiId();
    }

    @Override
    public CfnResource authorizer(Construct scope, String uri, Duration cache, Collection<String> variables) {
        var sources = new ArrayList<>(List.of(TOKEN));
        if (!variables.isEmpty()) {
            sources.add("$context.routeKey");
            variables.forEach(variable -> sources.add("$stageVariables." + variable));
        }
        return CfnAuthorizer.Builder.create(scope, "Authorizer")
                .apiId(id())
                .name("Ostiary")
                .authorizerType("REQUEST")
                .authorizerUri(uri)
                .authorizerPayloadFormatVersion("2.0")
                .enableSimpleResponses(true)
                .identitySource(sources)
                .authorizerResultTtlInSeconds(cache.toSeconds())
                .build();
    }
}
