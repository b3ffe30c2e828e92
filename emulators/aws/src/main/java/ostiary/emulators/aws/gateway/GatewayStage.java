package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One API stage with a Lambda authorizer on every route and no integrations. It evaluates authorizers like [HttpApi]
/// and [RestApi], without a template or a port, and takes the time from a clock that a test controls.
public final class GatewayStage {
    /// The identity source for the matched route: `context.routeKey` in an HTTP API, `context.resourcePath` and
    /// `context.httpMethod` in a REST API.
    public static final String ROUTE = "route";

    private static final String AUTHORIZER = "authorizer";

    private final LambdaAuthorizer authorizer;
    private final Guard guard;
    private int asked;

    /// Creates a stage with an empty authorizer cache.
    ///
    /// @param identitySources expressions such as `header.authorization` and `stageVariables.name`, or [#ROUTE]; a
    /// `TOKEN` authorizer takes a single header
    /// @param ttl how long results are cached; zero disables the cache
    /// @param functions runs the authorizer for any function ARN
    public GatewayStage(
            AuthorizerKind kind,
            List<String> identitySources,
            Map<String, String> stageVariables,
            Duration ttl,
            Integrations functions,
            InstantSource clock) {
        var sources = identitySources.stream()
                .flatMap(source -> source.equals(ROUTE) ? kind.route().stream() : Stream.of(source))
                .toList();
        Integrations counted = (function, source, event) -> {
            asked++;
            return functions.invoke(function, source, event);
        };
        this.authorizer = new LambdaAuthorizer(AUTHORIZER, AUTHORIZER, ttl, counted, clock);
        this.guard = kind.guard(authorizer, new IdentitySources(sources), stageVariables);
    }

    /// Runs the authorizer on a request, or uses its cached result.
    ///
    /// @throws IllegalStateException if the authorizer fails
    public StageReply send(StageRequest request) {
        return switch (guard.check(request.asTakenIn(), request.route(), Map.of())) {
            case Verdict.Granted(var context) ->
                new StageReply(StageReply.PASSED, context.has("lambda") ? context.path("lambda") : context);
            case Verdict.Refused refused
            when refused.equals(Verdict.BROKEN) -> throw new IllegalStateException(refused.error());
            case Verdict.Refused refused -> new StageReply(refused.status(), MissingNode.getInstance());
        };
    }

    /// Clears the authorizer cache: `flush-stage-authorizers-cache` for a REST API,
    /// `reset-authorizers-cache` for an HTTP API.
    public void flush() {
        authorizer.flush();
    }

    /// The number of times the authorizer function was invoked.
    public int asked() {
        return asked;
    }
}
