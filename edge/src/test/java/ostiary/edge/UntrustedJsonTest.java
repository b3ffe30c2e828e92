package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Api;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.Route;

/// No body that a stranger sends makes a later one fail, or is the service's fault.
class UntrustedJsonTest {
    /// `-Dostiary.fuzz=n` sends so many; `make torture` sends 100,000 to each route.
    private static final int BODIES = Integer.getInteger("ostiary.fuzz", 2_000);

    private final Router router =
            new Router(Map.of(LoginApi.LOG_IN, BodyEndpoint.json(LoginApi.LOG_IN, (_, _) -> Response.empty(204))));

    private int status(String body) {
        return router.handle(Requests.json(LoginApi.LOG_IN, body)).status();
    }

    /// Jackson hashes names by `33 * hash + char`, so pairs of characters make as many names of one hash as one likes.
    @Test
    void namesThatCollideSpoilNoOtherBody() {
        for (int body = 0; body < 50; body++) {
            int offset = body;
            var members = IntStream.range(0, 400)
                    .mapToObj(i -> "\"" + colliding(offset * 400 + i) + "\":1")
                    .collect(Collectors.joining(",", "{", "}"));
            assertThat(status(members)).isEqualTo(400);
        }

        assertThat(status(BadBody.GOOD)).isEqualTo(204);
    }

    /// Pairs of characters a, b and a + 1, b - 33 have one hash.
    private static String colliding(int number) {
        var name = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            name.append((number >> bit & 1) == 0 ? "aZ" : "b9");
        }
        return name.toString();
    }

    static Stream<Route> routesWithABody() {
        return Api.ROUTES.stream().filter(route -> !route.body().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("routesWithABody")
    void noBodyIsAnsweredWithAFault(Route route) {
        var router = new Router(Map.of(route, BodyEndpoint.json(route, (_, _) -> Response.empty(204))));
        for (int seed = 1; seed <= BODIES; seed++) {
            var body = new MutatedBody(route, new SplittableRandom(seed)).text();

            assertThat(router.handle(Requests.json(route, body)).status())
                    .as("seed %d", seed)
                    .isIn(204, 400, 413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf8", "application/json;charset=\"UTF-8\"", "application/json"})
    void utf8IsTakenByEachNameOfIt(String contentType) {
        var body = Body.of("\uFEFF" + BadBody.GOOD);

        assertThat(router.handle(Requests.post("/login", contentType, body)).status())
                .isEqualTo(204);
    }
}
