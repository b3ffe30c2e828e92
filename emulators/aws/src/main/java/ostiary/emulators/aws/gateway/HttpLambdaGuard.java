package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import ostiary.emulators.aws.gateway.LambdaAuthorizer.Result;
import ostiary.emulators.aws.gateway.LambdaAuthorizer.Result.Answer;
import ostiary.emulators.aws.gateway.LambdaAuthorizer.Result.Refusal;
import ostiary.emulators.aws.stack.Resource;

/// A `REQUEST` authorizer of an HTTP API. A cached simple response applies to every request with the same identity; a
/// cached policy is evaluated for each request.
final class HttpLambdaGuard implements Guard {
    private final LambdaAuthorizer authorizer;
    private final IdentitySources identity;
    private final Events events;
    private final Map<String, String> stageVariables;
    private final boolean simple;

    HttpLambdaGuard(
            LambdaAuthorizer authorizer,
            IdentitySources identity,
            Events events,
            Map<String, String> stageVariables,
            boolean simple) {
        this.authorizer = authorizer;
        this.identity = identity;
        this.events = events;
        this.stageVariables = stageVariables;
        this.simple = simple;
    }

    static HttpLambdaGuard of(
            Resource resource,
            String apiArn,
            Events events,
            Map<String, String> stageVariables,
            Integrations integrations) {
        resource.mustBe("AuthorizerType", "REQUEST");
        resource.mustBe("AuthorizerPayloadFormatVersion", "2.0");
        var ttl = Duration.ofSeconds(
                resource.property("AuthorizerResultTtlInSeconds").asLong());
        return new HttpLambdaGuard(
                new LambdaAuthorizer(resource, apiArn, ttl, integrations),
                new IdentitySources(resource.texts("IdentitySource")),
                events,
                stageVariables,
                resource.property("EnableSimpleResponses").asBoolean());
    }

    @Override
    public Verdict check(ApiRequest request, RouteKey route, Map<String, String> variables) {
        var values = identity.in(request.headers(), Map.of("routeKey", route.toString()), stageVariables);
        var result =
                authorizer.ask(values, () -> events.forAuthorizer(request, route, variables, values.orElse(List.of())));
        return simple ? simple(result) : ofPolicy(result, request);
    }

    private static Verdict simple(Result result) {
        return switch (result) {
            case Refusal(var refused) -> refused;
            case Answer(var answer) when !answer.path("isAuthorized").asBoolean() -> Verdict.FORBIDDEN;
            case Answer(var answer) -> granted(answer.path("context"));
        };
    }

    private Verdict ofPolicy(Result result, ApiRequest request) {
        return switch (PolicyVerdict.of(result, events.routeArn(request))) {
            case Verdict.Granted(var context) -> granted(context);
            case Verdict.Refused refused -> refused;
        };
    }

    private static Verdict granted(JsonNode context) {
        var authorizer = JsonNodeFactory.instance.objectNode();
        return new Verdict.Granted(
                authorizer.set("lambda", context.isMissingNode() ? authorizer.objectNode() : context));
    }
}
