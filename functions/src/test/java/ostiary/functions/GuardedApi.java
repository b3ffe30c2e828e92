package ostiary.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.core.access.Revocation;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.AccessToken;
import ostiary.functions.cache.AuthorizerKind;
import ostiary.functions.cache.Call;
import ostiary.functions.cache.GatewayStage;
import ostiary.functions.cache.Verdict;

/// The service's routes and a team's own, all of them behind the authorizer, and tokens to try them with.
final class GuardedApi {
    /// One way to ask.
    ///
    /// @param scope that the route wants, if it is one of the service's own
    record Route(String method, String path, Optional<String> scope) {
        Call with(String token) {
            return Call.of(method, path, path, token);
        }
    }

    /// Some look much like the service's own.
    private static final List<Route> OF_THE_TEAM = List.of(
            new Route("GET", "/orders", Optional.empty()),
            new Route("GET", "/orders/17", Optional.empty()),
            new Route("POST", "/orders/17/items", Optional.empty()),
            new Route("GET", "/me/pictures", Optional.empty()),
            new Route("GET", "/sessions/17", Optional.empty()),
            new Route("PUT", "/", Optional.empty()));

    static final List<Route> ROUTES = Stream.concat(
                    Api.ROUTES.stream()
                            .map(route -> new Route(
                                    route.method().name(), route.path().replace("{id}", "17"), scope(route.access()))),
                    OF_THE_TEAM.stream())
            .toList();

    final World world = new World();

    /// A warm environment of the real one.
    RequestStreamHandler authorizer(AuthorizerKind kind) {
        return new AuthorizerHandler(world.checkAccess(), kind != AuthorizerKind.HTTP_POLICY);
    }

    GatewayStage stage(AuthorizerKind kind, Duration ttl) {
        return stage(kind, ttl, authorizer(kind));
    }

    GatewayStage stage(AuthorizerKind kind, Duration ttl, RequestStreamHandler authorizer) {
        return new GatewayStage(kind, List.of("authorization"), Map.of(), ttl, authorizer, world.clock);
    }

    /// A fresh user's, that has just been issued.
    AccessToken token(Set<String> scopes) {
        var now = world.clock.instant();
        return new AccessToken(
                UUID.randomUUID().toString(),
                Fresh.userId(),
                Fresh.sessionId(),
                "default",
                scopes,
                Set.of(),
                now,
                now.plus(AccessToken.LIFETIME),
                now,
                List.of("pwd"));
    }

    String sign(AccessToken token) {
        return world.signer.sign(token);
    }

    void revoke(AccessToken token) {
        world.stores.revocations().publish(new Revocation.OfSession(token.sessionId()), world.clock.instant());
    }

    /// What the gateway says, and behind simple answers, which know no routes, what the route itself says of the
    /// scope.
    Verdict verdict(AuthorizerKind kind, GatewayStage stage, Route route, String token) throws IOException {
        var reply = stage.send(route.with(token));
        boolean tooLittle = kind == AuthorizerKind.HTTP_SIMPLE
                && reply.verdict() == Verdict.PASSED
                && route.scope()
                        .filter(scope -> !Set.of(
                                        reply.context().path("scope").asText().split(" "))
                                .contains(scope))
                        .isPresent();
        return tooLittle ? Verdict.FORBIDDEN : reply.verdict();
    }

    private static Optional<String> scope(Access access) {
        return switch (access) {
            case Access.Bearer(var scope) -> Optional.of(scope);
            case Access.Public _ -> Optional.empty();
        };
    }
}
