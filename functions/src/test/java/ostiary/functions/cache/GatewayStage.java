package ostiary.functions.cache;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One stage of an API with one Lambda authorizer before each of its routes, as AWS documents it.
///
/// An answer is kept for the TTL under the values of the identity sources, whichever route was asked for, and
/// judges every request that brings the same values. A request without them is refused and the function not
/// asked. `Unauthorized` is an error and no answer, so nothing is kept.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html>,
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>
public final class GatewayStage {
    private record Kept(JsonNode answer, Instant until) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuthorizerKind kind;
    private final List<String> identitySources;
    private final Map<String, String> stageVariables;
    private final Duration ttl;
    private final RequestStreamHandler authorizer;
    private final InstantSource clock;
    private final Map<List<String>, Kept> cache = new HashMap<>();
    private int asked;

    /// The route that takes a request, as an identity source: `$context.routeKey` of an HTTP API,
    /// `context.resourcePath` and `context.httpMethod` of a REST API.
    public static final String ROUTE = "$route";

    private static final String STAGE_VARIABLE = "$stageVariables.";

    /// A stage whose cache is empty.
    ///
    /// @param identitySources names of headers, in lower case; [#ROUTE]; `$stageVariables.` and a name. For `TOKEN`
    /// it is one header
    /// @param ttl 0 for no cache
    public GatewayStage(
            AuthorizerKind kind,
            List<String> identitySources,
            Map<String, String> stageVariables,
            Duration ttl,
            RequestStreamHandler authorizer,
            InstantSource clock) {
        this.kind = kind;
        this.identitySources = List.copyOf(identitySources);
        this.stageVariables = Map.copyOf(stageVariables);
        this.ttl = ttl;
        this.authorizer = authorizer;
        this.clock = clock;
    }

    public Reply send(Call call) throws IOException {
        var identity =
                identitySources.stream().map(source -> identity(source, call)).toList();
        if (identity.contains("")) {
            return Reply.refused(Verdict.UNAUTHORIZED);
        }
        JsonNode answer;
        try {
            answer = answer(call, identity);
        } catch (RuntimeException error) {
            if (!"Unauthorized".equals(error.getMessage())) {
                throw error;
            }
            return Reply.refused(Verdict.UNAUTHORIZED);
        }
        return kind.allows(answer, kind.arn(call))
                ? new Reply(Verdict.PASSED, answer.path("context"))
                : Reply.refused(Verdict.FORBIDDEN);
    }

    /// `flush-stage-authorizers-cache` of a REST API, `reset-authorizers-cache` of an HTTP API.
    public void flush() {
        cache.clear();
    }

    /// How often the function was asked.
    public int asked() {
        return asked;
    }

    private String identity(String source, Call call) {
        if (source.equals(ROUTE)) {
            return call.route();
        }
        return source.startsWith(STAGE_VARIABLE)
                ? stageVariables.getOrDefault(source.substring(STAGE_VARIABLE.length()), "")
                : call.headers().getOrDefault(source, "");
    }

    private JsonNode answer(Call call, List<String> identity) throws IOException {
        var now = clock.instant();
        cache.values().removeIf(kept -> !now.isBefore(kept.until()));
        if (!cache.containsKey(identity)) {
            var answer = ask(call, identity);
            if (ttl.isZero()) {
                return answer;
            }
            cache.put(identity, new Kept(answer, now.plus(ttl)));
        }
        return Objects.requireNonNull(cache.get(identity)).answer();
    }

    private JsonNode ask(Call call, List<String> identity) throws IOException {
        asked++;
        var result = new ByteArrayOutputStream();
        authorizer.handleRequest(new ByteArrayInputStream(kind.bytes(call, identity, stageVariables)), result, null);
        return JSON.readTree(result.toByteArray());
    }
}
