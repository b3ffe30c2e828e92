package ostiary.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.edge.Body;
import ostiary.edge.Request;
import ostiary.edge.Response;

class HealthTest {
    private final Health health = new Health(_ -> Response.empty(418));

    @ParameterizedTest
    @CsvSource({
        "GET, /healthz, 200, 200",
        "HEAD, /healthz, 200, 200",
        "GET, /readyz, 200, 503",
        "HEAD, /readyz, 200, 503",
        "POST, /readyz, 418, 418",
        "GET, /readyz/, 418, 418",
        "GET, /login, 418, 418"
    })
    void isReadyUntilItLeaves(String method, String path, int before, int after) {
        assertThat(send(method, path).status()).isEqualTo(before);
        assertThat(send(method, path).headers()).doesNotContainKey("connection");

        health.leave();

        assertThat(send(method, path).status()).isEqualTo(after);
        assertThat(send(method, path).headers()).containsEntry("connection", "close");
    }

    @Test
    void isKeptByNoCacheAndHasNoBodyForHead() {
        assertThat(send("GET", "/readyz").headers()).containsEntry("cache-control", "no-store");
        assertThat(send("GET", "/readyz").body()).isEqualTo("ready\n");
        assertThat(send("HEAD", "/readyz").body()).isEmpty();
    }

    private Response send(String method, String path) {
        return health.handle(new Request(method, path, Map.of(), Map.of(), Body.EMPTY, "127.0.0.1", "id"));
    }
}
