package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.blueprint.Api;
import ostiary.blueprint.RouteScopes;
import ostiary.emulators.aws.gateway.AuthorizerKind;
import ostiary.emulators.aws.gateway.GatewayStage;
import ostiary.emulators.aws.gateway.StageReply;
import ostiary.emulators.aws.gateway.StageRequest;

/// Where a team says which scopes its routes take, each token gets on each route what its scopes are good for, whatever
/// the gateway has kept, in whatever order.
class ScopedVerdictTest {
    private record Route(String method, String path, String resource, String scope) {
        StageRequest with(String token) {
            return StageRequest.of(method, path, resource, token);
        }
    }

    /// Routes within routes, whose scopes no wildcard could tell apart. The last ones take any valid token; two look
    /// like the service's own, one of which wants `account` there.
    private static final List<Route> ROUTES = List.of(
            new Route("GET", "/orders", "/orders", "orders:read"),
            new Route("POST", "/orders", "/orders", "orders:write"),
            new Route("GET", "/orders/17", "/orders/{id}", "orders:read"),
            new Route("GET", "/orders/17/items", "/orders/{id}/items", "items:read"),
            new Route("GET", "/orders/17/items/1", "/orders/{id}/items/{item}", "orders:read"),
            new Route("GET", "/orders/17%2Fitems", "/orders/{id}", "orders:read"),
            new Route("GET", "/files/a/b", "/files/{path+}", "orders:write"),
            new Route("GET", "/orders/17/notes", "/{proxy+}", ""),
            new Route("GET", "/me", "/me", ""),
            new Route("DELETE", "/sessions", "/sessions", "orders:write"));

    private static final List<Set<String>> SCOPES = List.of(
            Set.of(),
            Set.of(Api.ACCOUNT_SCOPE),
            Set.of("orders:read"),
            Set.of("orders:write"),
            Set.of("items:read"),
            Set.of("orders:read", "items:read"),
            Set.of("orders"),
            Set.of("ORDERS:READ"),
            Set.of("orders:read", "orders:write", "items:read"));

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final String VARIABLE = "stageVariables." + RouteScopes.VARIABLE;
    private static final List<String> SOURCES = List.of("header.authorization", GatewayStage.ROUTE, VARIABLE);

    private final CapturedOutput refusals = CapturedOutput.begin(); // not into the report
    private final GuardedApi api = new GuardedApi();

    static Stream<Arguments> cases() {
        return Stream.of(AuthorizerKind.REST_REQUEST, AuthorizerKind.HTTP_SIMPLE, AuthorizerKind.HTTP_POLICY)
                .flatMap(kind -> Stream.of(0, 300).map(seconds -> Arguments.of(kind, Duration.ofSeconds(seconds))));
    }

    @AfterEach
    void close() {
        refusals.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWhatTheScopesOfTheTokenAreGoodFor(AuthorizerKind kind, Duration ttl) {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(mistakes(stage(kind, ttl, SOURCES), new Random(seed))).isEmpty();
        }
    }

    /// Any question twice: the cache is in use, and not only in the way.
    @ParameterizedTest
    @EnumSource(names = {"REST_REQUEST", "HTTP_SIMPLE", "HTTP_POLICY"})
    void isKeptForEachTokenAndRoute(AuthorizerKind kind) {
        var stage = stage(kind, FIVE_MINUTES, SOURCES);
        mistakes(stage, new Random(0));

        // Two of the routes here are one to the gateway.
        assertThat(stage.asked()).isEqualTo(SCOPES.size() * (ROUTES.size() - 1));
    }

    /// A control: what becomes of it if the route is not among the identity sources.
    @ParameterizedTest
    @EnumSource(names = {"REST_REQUEST", "HTTP_SIMPLE", "HTTP_POLICY"})
    void wouldBeWrongIfTheCacheDidNotKnowTheRoute(AuthorizerKind kind) {
        var unaware = List.of("header.authorization", VARIABLE);

        assertThat(mistakes(stage(kind, Duration.ZERO, unaware), new Random(0))).isEmpty();
        assertThat(mistakes(stage(kind, FIVE_MINUTES, unaware), new Random(0))).isNotEmpty();
    }

    /// Somebody makes another stage and forgets the variable.
    @ParameterizedTest
    @EnumSource(names = {"REST_REQUEST", "HTTP_SIMPLE", "HTTP_POLICY"})
    void isNoOnAStageThatDoesNotSay(AuthorizerKind kind) {
        var stage = new GatewayStage(
                kind, SOURCES, Map.of(), Duration.ZERO, GuardedApi.invoking(api.authorizer(kind)), api.world.clock);
        var token = api.sign(api.token(Set.of("orders:read", "orders:write", "items:read")));

        for (var route : ROUTES) {
            assertThat(stage.send(route.with(token)).status()).isEqualTo(StageReply.UNAUTHORIZED);
        }
        assertThat(stage.asked()).isZero();
    }

    /// A REST API does not say which of the two has taken the request.
    @Test
    void isThatOfAnyWhereAMethodHasNoneOfItsOwn() {
        var variables = RouteScopes.toStageVariables(
                new TreeMap<>(Map.of("ANY /orders", "orders:write", "GET /orders", "orders:read")));
        var kind = AuthorizerKind.REST_REQUEST;
        var stage = new GatewayStage(
                kind, SOURCES, variables, Duration.ZERO, GuardedApi.invoking(api.authorizer(kind)), api.world.clock);
        var reader = api.sign(api.token(Set.of("orders:read")));

        assertThat(stage.send(StageRequest.of("GET", "/orders", "/orders", reader))
                        .status())
                .isEqualTo(StageReply.PASSED);
        assertThat(stage.send(StageRequest.of("PUT", "/orders", "/orders", reader))
                        .status())
                .isEqualTo(StageReply.FORBIDDEN);
        assertThat(stage.send(StageRequest.of("PUT", "/files", "/files", reader))
                        .status())
                .isEqualTo(StageReply.PASSED);
    }

    @Test
    void isLoggedWhereItIsNo() {
        var stage = stage(AuthorizerKind.HTTP_SIMPLE, Duration.ZERO, SOURCES);

        stage.send(ROUTES.getFirst().with(api.sign(api.token(Set.of("items:read")))));

        assertThat(refusals.log())
                .singleElement()
                .satisfies(line -> assertThat(line.path("reason").asText()).isEqualTo("insufficient_scope"));
    }

    private List<String> mistakes(GatewayStage stage, Random random) {
        var mistakes = new ArrayList<String>();
        for (var scopes : SCOPES) {
            var token = api.sign(api.token(scopes));
            var walk = new ArrayList<>(ROUTES);
            walk.addAll(ROUTES);
            Collections.shuffle(walk, random);
            for (var route : walk) {
                var expected = route.scope().isEmpty() || scopes.contains(route.scope())
                        ? StageReply.PASSED
                        : StageReply.FORBIDDEN;
                var verdict = stage.send(route.with(token)).status();
                if (verdict != expected) {
                    mistakes.add(scopes + " on " + route + ": " + verdict);
                }
            }
        }
        return mistakes;
    }

    private GatewayStage stage(AuthorizerKind kind, Duration ttl, List<String> sources) {
        var said = new TreeMap<String, String>();
        ROUTES.stream()
                .filter(route -> !route.scope().isEmpty())
                .forEach(route -> said.put(route.method() + " " + route.resource(), route.scope()));
        var variables = RouteScopes.toStageVariables(said);
        return new GatewayStage(
                kind, sources, variables, ttl, GuardedApi.invoking(api.authorizer(kind)), api.world.clock);
    }
}
