package ostiary.emulators.aws.gateway;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ostiary.emulators.aws.stack.Resource;

/// A Lambda authorizer of a REST API, of type `REQUEST` or `TOKEN`. A `TOKEN` authorizer has a single identity source
/// and receives only its value.
final class RestLambdaGuard implements Guard {
    private final LambdaAuthorizer authorizer;
    private final IdentitySources identity;
    private final RestEvents events;
    private final Map<String, String> stageVariables;
    private final boolean token;

    RestLambdaGuard(
            LambdaAuthorizer authorizer,
            IdentitySources identity,
            RestEvents events,
            Map<String, String> stageVariables,
            boolean token) {
        this.authorizer = authorizer;
        this.identity = identity;
        this.events = events;
        this.stageVariables = stageVariables;
        this.token = token;
    }

    static RestLambdaGuard of(
            Resource resource,
            String apiArn,
            RestEvents events,
            Map<String, String> stageVariables,
            Integrations integrations) {
        var type = resource.text("Type");
        if (!type.equals("REQUEST") && !type.equals("TOKEN")) {
            throw new IllegalArgumentException("the model has no authorizer of type " + type);
        }
        var ttl = Duration.ofSeconds(
                resource.property("AuthorizerResultTtlInSeconds").asLong(300));
        var sources = Arrays.asList(resource.text("IdentitySource").split(", ?", -1));
        return new RestLambdaGuard(
                new LambdaAuthorizer(resource, apiArn, ttl, integrations),
                new IdentitySources(sources),
                events,
                stageVariables,
                type.equals("TOKEN"));
    }

    @Override
    public Verdict check(ApiRequest request, RouteKey route, Map<String, String> variables) {
        var context = Map.of("resourcePath", route.path(), "httpMethod", request.method());
        var values = identity.in(request.headers(), context, stageVariables);
        var result = authorizer.ask(
                values,
                () -> token
                        ? events.forTokenAuthorizer(
                                request, values.orElse(List.of()).getFirst())
                        : events.forAuthorizer(request, route, variables));
        return PolicyVerdict.of(result, events.methodArn(request));
    }
}
