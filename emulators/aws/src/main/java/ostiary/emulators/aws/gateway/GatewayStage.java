package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One stage of an API with one Lambda authorizer before each of its routes, and nothing behind them: what [HttpApi]
/// and [RestApi] make of authorizers, without a template and a port, by a clock that a test moves.
public final class GatewayStage {
    /// The route that takes a request, as an identity source: `context.routeKey` of an HTTP API,
    /// `context.resourcePath` and `context.httpMethod` of a REST API.
    public static final String ROUTE = "route";

    private static final String AUTHORIZER = "authorizer";

    private final LambdaAuthorizer authorizer;
    private final Guard guard;
    private int asked;

    /// A stage whose cache is empty.
    ///
    /// @param identitySources such as `header.authorization` and `stageVariables.name`; [#ROUTE]. For `TOKEN`
    /// it is one header
    /// @param ttl 0 for no cache
    /// @param functions the authorizer, whatever the ARN
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

    /// What becomes of a request.
    ///
    /// @throws IllegalStateException if the authorizer breaks
    public StageReply send(StageRequest request) {
        return switch (guard.check(request.asTakenIn(), request.route(), Map.of())) {
            case Verdict.Granted(var context) ->
                new StageReply(StageReply.PASSED, context.has("lambda") ? context.path("lambda") : context);
            case Verdict.Refused refused
            when refused.equals(Verdict.BROKEN) -> throw new IllegalStateException(refused.error());
            case Verdict.Refused refused -> new StageReply(refused.status(), MissingNode.getInstance());
        };
    }

    /// `flush-stage-authorizers-cache` of a REST API, `reset-authorizers-cache` of an HTTP API.
    public void flush() {
        authorizer.flush();
    }

    /// How often the function was asked.
    public int asked() {
        return asked;
    }
}
