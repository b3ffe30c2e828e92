package ostiary.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.aws.Trouble;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.dynamodb.TableStores;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.edge.Body;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.ConfirmSignUpEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.FaultBarrier;
import ostiary.edge.LoginEndpoint;
import ostiary.edge.LogoutEndpoint;
import ostiary.edge.RefreshEndpoint;
import ostiary.edge.Request;
import ostiary.edge.Router;
import ostiary.edge.SignUpEndpoint;

/// A store that throttles, fails, is silent or is gone: nobody waits for its answer, and nobody is told that a good
/// password or token is bad. How long it takes to say so is judged where brown-outs are tried.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StoreTroubleTest {
    private static final int MOST_ATTEMPTS = 3; // as docs/failing-well.md has it

    static List<Arguments> troubles() {
        return List.of(
                trouble("gone", Trouble::gone),
                trouble("silent", Trouble::silent),
                trouble("throttling", Trouble::throttling),
                trouble("failing", Trouble::failing));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void everyRouteThatNeedsTheStoreSays503(String name, Supplier<Trouble> start) throws Exception {
        try (var trouble = start.get()) {
            var world = new World(stores(new Table(LocalTable.client(trouble.endpoint()), "any")));
            var endpoint = new FaultBarrier(new Router(routes(world)), (_, _) -> {});
            for (var request : requests(world)) {
                var response = endpoint.handle(request);

                assertThat(response.status()).as(request.path()).isEqualTo(503);
                assertThat(response.headers()).containsEntry("retry-after", "1");
                assertThat(response.body()).contains("\"code\":\"unavailable\"").doesNotContain("DynamoDB");
            }
            assertThat(trouble.requests())
                    .isLessThanOrEqualTo(MOST_ATTEMPTS * requests(world).size());
        }
    }

    private static Stores stores(Table table) {
        return TableStores.of(table);
    }

    private static Map<Route, Endpoint> routes(World world) {
        return Map.of(
                SignUpApi.SIGN_UP, BodyEndpoint.json(SignUpApi.SIGN_UP, new SignUpEndpoint(world.signUp())),
                SignUpApi.CONFIRM_SIGN_UP,
                        BodyEndpoint.json(SignUpApi.CONFIRM_SIGN_UP, new ConfirmSignUpEndpoint(world.confirmSignUp())),
                LoginApi.LOG_IN, BodyEndpoint.json(LoginApi.LOG_IN, new LoginEndpoint(world.logIn(), world.clients)),
                SessionApi.REFRESH, BodyEndpoint.json(SessionApi.REFRESH, new RefreshEndpoint(world.refreshSession())),
                SessionApi.LOG_OUT, BodyEndpoint.json(SessionApi.LOG_OUT, new LogoutEndpoint(world.logOut())));
    }

    private static List<Request> requests(World world) {
        var refreshToken = "{\"refresh_token\":\"" + ourOwn(world) + "\"}";
        return List.of(
                json(
                        SignUpApi.SIGN_UP,
                        "{\"email\":\"ada@example.com\",\"password\":\"correct horse battery staple\"}"),
                json(SignUpApi.CONFIRM_SIGN_UP, "{\"email\":\"ada@example.com\",\"code\":\"1234-5678\"}"),
                json(
                        LoginApi.LOG_IN,
                        "{\"username\":\"ada@example.com\",\"password\":\"correct horse battery staple\"}"),
                json(SessionApi.REFRESH, refreshToken),
                json(SessionApi.LOG_OUT, refreshToken));
    }

    private static String ourOwn(World world) {
        var session = Fresh.session();
        var key = world.keys.current(world.clock.instant());
        return world.tokens.first(session.userId(), session.id(), key).text();
    }

    private static Request json(Route route, String body) {
        return new Request(
                "POST",
                route.path(),
                Map.of("content-type", "application/json"),
                Map.of(),
                Body.of(body),
                "192.0.2.1",
                "request-1");
    }

    private static Arguments trouble(String name, Supplier<Trouble> start) {
        return Arguments.of(name, start);
    }
}
