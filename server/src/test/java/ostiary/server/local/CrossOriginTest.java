package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which web pages a browser lets call a local service.
class CrossOriginTest {
    private static final String SHOP = "https://shop.example:8443";
    private static LocalService service;

    @BeforeAll
    static void start() throws Exception {
        var origins = Origins.of("https://app.example, " + SHOP, new ArrayList<>());
        service = LocalService.start(new Settings(0, Optional.empty(), LocalSource.DIRECTORY, origins));
    }

    @AfterAll
    static void close() {
        service.close();
    }

    private static HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(service.uri().resolve(path))
                    .method(method, BodyPublishers.noBody())
                    .headers(headers)
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static Optional<String> allowed(HttpResponse<String> response) {
        return response.headers().firstValue("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:3000", "http://127.0.0.1", "http://[::1]:5173", "https://localhost", SHOP})
    void aPreflightIsAnsweredAsByTheGateway(String origin) throws Exception {
        var response = send(
                "OPTIONS",
                "/login",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(allowed(response)).contains(origin);
        assertThat(response.headers().firstValue("access-control-allow-methods"))
                .hasValueSatisfying(
                        methods -> assertThat(methods.split(",")).contains("GET", "HEAD", "POST", "DELETE"));
        assertThat(response.headers().firstValue("access-control-allow-headers"))
                .contains("authorization,content-type");
        assertThat(response.headers().firstValue("access-control-max-age")).contains("3600");
        assertThat(response.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
    }

    @Test
    void anAnswerShowsThePageWhenToComeAgainAndWhatIsWrongWithAToken() throws Exception {
        var response = send("GET", "/me", "Origin", SHOP);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(allowed(response)).contains(SHOP);
        assertThat(response.headers().firstValue("access-control-expose-headers"))
                .contains("retry-after,www-authenticate");
        assertThat(response.headers().allValues("vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost.evil.example",
                "http://localhost:3000.evil.example",
                "http://127.0.0.1@evil.example",
                "https://app.example.evil.example",
                "https://shop.example",
                "http://shop.example:8443"
            })
    void aPageOfAnotherOriginGetsNothingToRead(String origin) throws Exception {
        assertThat(allowed(send("GET", "/me", "Origin", origin))).isEmpty();
        assertThat(allowed(send("OPTIONS", "/login", "Origin", origin, "Access-Control-Request-Method", "POST")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_local/mail.json", "/_local/"})
    void noPageReadsTheMailbox(String path) throws Exception {
        assertThat(allowed(send("GET", path, "Origin", "http://localhost:3000")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "app.example", "https://app.example/", "https://APP.example", "ftp://app.example"})
    void anOriginThatIsNoneIsToldBeforeTheStart(String text) {
        List<String> problems = new ArrayList<>();
        Origins.of(text, problems);

        assertThat(problems).singleElement().asString().startsWith("ORIGINS=" + text + " is no origin");
    }
}
