package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.LoginApi;

/// No JSON that a stranger sends makes a later request fail.
class UntrustedJsonTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf8", "application/json;charset=\"UTF-8\"", "application/json"})
    void utf8IsTakenByEachNameOfIt(String contentType) {
        var body = Body.of("\uFEFF" + BadBody.GOOD);

        assertThat(router.handle(Requests.post("/login", contentType, body)).status())
                .isEqualTo(204);
    }
}
