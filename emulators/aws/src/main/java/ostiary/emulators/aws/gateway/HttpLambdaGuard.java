package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import ostiary.emulators.aws.gateway.LambdaAuthorizer.Result.Answer;
import ostiary.emulators.aws.gateway.LambdaAuthorizer.Result.Refusal;
import ostiary.emulators.aws.stack.Resource;

/// A `REQUEST` authorizer of an HTTP API with simple responses: its yes or no is for all that it is kept for.
final class HttpLambdaGuard implements Guard {
    private final LambdaAuthorizer authorizer;
    private final IdentitySources identity;
    private final Events events;
    private final Map<String, String> stageVariables;

    HttpLambdaGuard(
            Resource resource,
            String apiArn,
            Events events,
            Map<String, String> stageVariables,
            Integrations integrations) {
        resource.mustBe("AuthorizerType", "REQUEST");
        resource.mustBe("AuthorizerPayloadFormatVersion", "2.0");
        resource.mustBe("EnableSimpleResponses", "true");
        var ttl = Duration.ofSeconds(
                resource.property("AuthorizerResultTtlInSeconds").asLong());
        this.authorizer = new LambdaAuthorizer(resource, apiArn, ttl, integrations);
        this.identity = new IdentitySources(resource.texts("IdentitySource"));
        this.events = events;
        this.stageVariables = stageVariables;
    }

    @Override
    public Verdict check(ApiRequest request, RouteKey route, Map<String, String> variables) {
        var values = identity.in(request.headers(), Map.of("routeKey", route.toString()), stageVariables);
        var result =
                authorizer.ask(values, () -> events.forAuthorizer(request, route, variables, values.orElse(List.of())));
        return switch (result) {
            case Refusal(var refused) -> refused;
            case Answer(var answer) when !answer.path("isAuthorized").asBoolean() -> Verdict.FORBIDDEN;
            case Answer(var answer) -> {
                var context = JsonNodeFactory.instance.objectNode();
                yield new Verdict.Granted(
                        context.set("lambda", answer.has("context") ? answer.get("context") : context.objectNode()));
            }
        };
    }
}
