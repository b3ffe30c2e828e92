package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import ostiary.blueprint.AuthorizerResponse;
import ostiary.core.access.Revocation;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.AccessToken;
import ostiary.emulators.aws.gateway.AuthorizerKind;
import ostiary.emulators.aws.gateway.GatewayStage;
import ostiary.emulators.aws.gateway.Integrations;
import ostiary.emulators.aws.gateway.StageReply;
import ostiary.emulators.aws.gateway.StageRequest;
import ostiary.emulators.lambda.Outcome;

/// The service's routes and a team's own, all of them behind the authorizer, and tokens to try them with.
final class GuardedApi {
    /// One way to ask.
    ///
    /// @param scope that the route wants, if it is one of the service's own
    record Route(String method, String path, Optional<String> scope) {
        StageRequest with(String token) {
            return StageRequest.of(method, path, path, token);
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
                            .flatMap(route -> route.methods().stream()
                                    .map(method -> new Route(
                                            method.name(), route.path().replace("{id}", "17"), scope(route.access())))),
                    OF_THE_TEAM.stream())
            .toList();

    final World world = new World();

    /// A warm environment of the real one.
    RequestStreamHandler authorizer(AuthorizerKind kind) {
        return new AuthorizerHandler(
                world.checkAccess(),
                kind == AuthorizerKind.HTTP_POLICY ? AuthorizerResponse.POLICY : AuthorizerResponse.SIMPLE);
    }

    GatewayStage stage(AuthorizerKind kind, Duration ttl) {
        return stage(kind, ttl, authorizer(kind));
    }

    GatewayStage stage(AuthorizerKind kind, Duration ttl, RequestStreamHandler authorizer) {
        return new GatewayStage(
                kind, List.of("header.authorization"), Map.of(), ttl, invoking(authorizer), world.clock);
    }

    /// Invokes `handler` as Lambda would, but in this process.
    static Integrations invoking(RequestStreamHandler handler) {
        return (_, _, event) -> {
            var answer = new ByteArrayOutputStream();
            try {
                handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, null);
                return new Outcome.Answered(answer.toString(UTF_8));
            } catch (IOException | RuntimeException thrown) {
                return new Outcome.Failed("{\"errorMessage\":\"" + thrown.getMessage() + "\"}");
            }
        };
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

    /// The status that the gateway answers, and behind simple answers, which know no routes, what the route itself
    /// says of the scope.
    int verdict(AuthorizerKind kind, GatewayStage stage, Route route, String token) {
        var reply = stage.send(route.with(token));
        boolean tooLittle = kind == AuthorizerKind.HTTP_SIMPLE
                && reply.status() == StageReply.PASSED
                && route.scope()
                        .filter(scope -> !Set.of(
                                        reply.context().path("scope").asText().split(" "))
                                .contains(scope))
                        .isPresent();
        return tooLittle ? StageReply.FORBIDDEN : reply.status();
    }

    private static Optional<String> scope(Access access) {
        return switch (access) {
            case Access.Bearer(var scope) -> Optional.of(scope);
            case Access.Public _ -> Optional.empty();
        };
    }
}
