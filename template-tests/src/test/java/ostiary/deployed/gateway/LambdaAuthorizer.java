package ostiary.deployed.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import ostiary.deployed.stack.Resource;
import ostiary.lambdalocal.Outcome;
import ostiary.lambdalocal.Outcome.Answered;
import ostiary.lambdalocal.Outcome.Failed;

/// A `REQUEST` authorizer of an HTTP API with simple responses: asks a function, and keeps its answer for as long as
/// the template says, for all routes of the stage
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>).
final class LambdaAuthorizer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "$request.header.";
    private static final Pattern URI =
            Pattern.compile("arn:[^:]+:apigateway:[^:]+:lambda:path/[^/]+/functions/(.+)" + "/invocations");

    private final String function;
    private final String sourceArn;
    private final List<String> identitySources;
    private final Duration cached;
    private final Events events;
    private final Integrations integrations;
    private final Map<List<String>, Entry> cache = new ConcurrentHashMap<>();

    private record Entry(Verdict verdict, Instant until) {}

    LambdaAuthorizer(Resource resource, String apiArn, Events events, Integrations integrations) {
        require(resource, "AuthorizerType", "REQUEST");
        require(resource, "AuthorizerPayloadFormatVersion", "2.0");
        require(resource, "EnableSimpleResponses", "true");
        resource.ignore("Name", "ApiId");
        var uri = URI.matcher(resource.text("AuthorizerUri"));
        if (!uri.matches()) {
            throw new IllegalArgumentException("no function: " + resource.text("AuthorizerUri"));
        }
        this.function = uri.group(1);
        this.sourceArn = apiArn + "/authorizers/" + resource.ref();
        this.identitySources = resource.texts("IdentitySource");
        this.cached = Duration.ofSeconds(
                resource.property("AuthorizerResultTtlInSeconds").asLong());
        this.events = events;
        this.integrations = integrations;
    }

    Verdict check(ApiRequest request, RouteKey route, Map<String, String> variables) {
        var identity = identity(request);
        if (identity.size() < identitySources.size()) {
            return Verdict.NO_IDENTITY;
        }
        var known = cache.get(identity);
        if (known != null && Instant.now().isBefore(known.until())) {
            return known.verdict();
        }
        var event = events.forAuthorizer(request, route, variables, identity);
        var outcome = integrations.invoke(function, sourceArn, event);
        var verdict = verdict(outcome);
        if (outcome instanceof Answered && cached.isPositive()) {
            cache.put(identity, new Entry(verdict, Instant.now().plus(cached)));
        }
        return verdict;
    }

    private List<String> identity(ApiRequest request) {
        var values = new ArrayList<String>();
        for (var source : identitySources) {
            if (!source.startsWith(HEADER)) {
                throw new IllegalArgumentException("the model has no identity source " + source);
            }
            var name = source.substring(HEADER.length()).toLowerCase(Locale.ROOT);
            Optional.ofNullable(request.headers().get(name))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(values::add);
        }
        return values;
    }

    /// That the word `Unauthorized` of a function that throws makes a 401 is documented for REST APIs; for HTTP APIs
    /// it is what users report.
    private static Verdict verdict(Outcome outcome) {
        try {
            return switch (outcome) {
                case Answered(var payload) -> {
                    var answer = JSON.readTree(payload);
                    var context = answer.has("context") ? answer.get("context") : JsonNodeFactory.instance.objectNode();
                    yield answer.path("isAuthorized").asBoolean() ? new Verdict.Granted(context) : Verdict.FORBIDDEN;
                }
                case Failed(var error) ->
                    JSON.readTree(error).path("errorMessage").asText().equals("Unauthorized")
                            ? Verdict.UNAUTHORIZED
                            : Verdict.BROKEN;
                default -> Verdict.BROKEN;
            };
        } catch (JsonProcessingException notJson) {
            return Verdict.BROKEN;
        }
    }

    private static void require(Resource resource, String property, String value) {
        if (!resource.text(property).equals(value)) {
            throw new IllegalArgumentException("the model has no authorizer whose " + property + " is not " + value);
        }
    }
}
