package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.lambda.Outcome;
import ostiary.emulators.lambda.Outcome.Answered;
import ostiary.emulators.lambda.Outcome.Failed;

/// Invokes an authorizer function and caches its response for the TTL in the template. The cache key is the values of
/// the identity sources
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>).
final class LambdaAuthorizer {
    /// The result of an authorizer invocation.
    sealed interface Result {
        /// The response of the function, fresh or cached.
        record Answer(JsonNode json) implements Result {}

        record Refusal(Verdict.Refused refused) implements Result {}
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String function;
    private final String sourceArn;
    private final Duration ttl;
    private final Integrations integrations;
    private final InstantSource clock;
    private final Map<List<String>, Entry> cache = new ConcurrentHashMap<>();

    private record Entry(Result answer, Instant until) {}

    LambdaAuthorizer(Resource resource, String apiArn, Duration ttl, Integrations integrations) {
        this(
                FunctionUri.function(resource.text("AuthorizerUri")),
                apiArn + "/authorizers/" + resource.ref(),
                ttl,
                integrations,
                InstantSource.system());
        resource.ignore("Name");
    }

    LambdaAuthorizer(String function, String sourceArn, Duration ttl, Integrations integrations, InstantSource clock) {
        this.function = function;
        this.sourceArn = sourceArn;
        this.ttl = ttl;
        this.integrations = integrations;
        this.clock = clock;
    }

    /// Clears the cache.
    void flush() {
        cache.clear();
    }

    /// Returns the cached response for an identity, or invokes the function.
    ///
    /// @param identity the values of all identity sources; empty if any is missing
    Result ask(Optional<List<String>> identity, Supplier<String> event) {
        if (identity.isEmpty()) {
            return new Result.Refusal(Verdict.NO_IDENTITY);
        }
        var known = cache.get(identity.get());
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.answer();
        }
        var result = result(integrations.invoke(function, sourceArn, event.get()));
        if (result instanceof Result.Answer && ttl.isPositive()) {
            cache.put(identity.get(), new Entry(result, clock.instant().plus(ttl)));
        }
        return result;
    }

    /// An error with the message `Unauthorized` is returned as 401. AWS documents that for REST APIs only; for HTTP
    /// APIs, users have reported it.
    private static Result result(Outcome outcome) {
        try {
            return switch (outcome) {
                case Answered(var payload) -> new Result.Answer(JSON.readTree(payload));
                case Failed(var error) ->
                    new Result.Refusal(
                            JSON.readTree(error).path("errorMessage").asText().equals("Unauthorized")
                                    ? Verdict.UNAUTHORIZED
                                    : Verdict.BROKEN);
                default -> new Result.Refusal(Verdict.BROKEN);
            };
        } catch (JsonProcessingException notJson) {
            return new Result.Refusal(Verdict.BROKEN);
        }
    }
}
