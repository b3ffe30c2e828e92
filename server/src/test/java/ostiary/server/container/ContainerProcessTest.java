package ostiary.server.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.Trouble;

/// The container as ECS runs it: a process that is told all by its environment, and is ended by a signal.
class ContainerProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "tangerine walrus 42 sunrise";
    private static final int AT_ONCE = 6;
    private static final int ENDED_BY_SIGTERM = 143;

    private static StandInAws aws;

    @BeforeAll
    static void start() {
        aws = new StandInAws();
    }

    @AfterAll
    static void close() {
        aws.close();
        assertThat(aws.problems()).isEmpty();
    }

    @Test
    void answersTheRoutesOfTheServiceOverTlsAndNoOthers() throws Exception {
        try (var container = new RunningContainer(settings(Map.of()))) {
            assertThat(container.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(container.get("/healthz").body()).isEqualTo("alive\n");
            assertThat(container.log).anyMatch(line -> line.contains("\"implementation\":\"libsodium\""));
            assertThat(container.log).anyMatch(line -> line.contains("\"implementation\":\"AWS-LC\""));
            var refreshed = post(container, "/refresh", Map.of("refresh_token", loggedIn(container, "ada")));

            assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);
            assertThat(refreshed.headers().firstValue("strict-transport-security"))
                    .isPresent();
            var token = JSON.readTree(refreshed.body()).path("access_token").asText();
            assertThat(container.get("/me", "authorization", "Bearer " + token).statusCode())
                    .isEqualTo(200);
            assertThat(container.get("/.well-known/jwks.json").body()).contains("\"kty\":\"RSA\"");
            assertThat(container.get("/password/forgot/page").statusCode()).isEqualTo(200);
            assertThat(container.get("/admin/users/x").statusCode()).isEqualTo(404);
            assertThat(container.get("/_local/").statusCode()).isEqualTo(404);
        }
    }

    /// A check by HTTP/1.0 names no host (HAProxy's `option httpchk`), and one of a balancer this process's address.
    @Test
    void tellsItsHealthToWhoeverNamesNoHostInPlainText() throws Exception {
        try (var container = new RunningContainer(settings(Map.of("OSTIARY_TARGET_TLS", "off")))) {
            assertThat(raw(container, "GET /readyz HTTP/1.0\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("ready\n");
            assertThat(raw(container, "GET /healthz HTTP/1.1\r\nHost: 10.0.0.7:8443\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void isReadyThoughTheTableIsAwayAndServesWhenItIsBack() throws Exception {
        var away = aws.endpoint.trouble("dynamodb", Trouble.ERROR_500);
        try (var container = new RunningContainer(settings(Map.of()))) {
            assertThat(container.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(logIn(container, "nobody").statusCode()).isEqualTo(503);
            assertThat(container.get("/readyz").statusCode()).isEqualTo(200);

            away.close();

            assertThat(CompletableFuture.supplyAsync(() -> untilItServes(container))
                            .get(5, TimeUnit.MINUTES))
                    .isEqualTo(401);
        } finally {
            away.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"none, 127.0.0.1, cy", "hops 1, 198.51.100.10, dee", "127.0.0.0/8, 198.51.100.10, eve"})
    void knowsClientsByTheProxiesThatItIsToldOf(String proxies, String network, String name) throws Exception {
        try (var container = new RunningContainer(settings(Map.of("OSTIARY_TRUSTED_PROXIES", proxies)))) {
            loggedIn(container, name);
            var body = Map.of("username", name + "@example.com", "password", PASSWORD);
            var tokens = container.post(
                    "/login", JSON.writeValueAsString(body), "x-forwarded-for", "203.0.113.66, 198.51.100.10");
            var token = JSON.readTree(tokens.body()).path("access_token").asText();
            var sessions = JSON.readTree(container
                            .get("/sessions", "authorization", "Bearer " + token)
                            .body())
                    .path("sessions");

            assertThat(sessions.valueStream()
                            .filter(session -> session.path("current").asBoolean())
                            .map(session -> session.path("network").asText()))
                    .containsExactly(network);
        }
    }

    @Test
    void losesNoRequestWhenItIsToldToEnd() throws Exception {
        try (var container = new RunningContainer(settings(Map.of("OSTIARY_DRAIN_SECONDS", "300")))) {
            var token = loggedIn(container, "bob");
            var begun = new Semaphore(0);
            var mayGoOn = new CountDownLatch(1);
            aws.endpoint.tell(request -> hold(request, begun, mayGoOn));
            var underWay = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> refresh(container, token)))
                    .toList();
            assertThat(begun.tryAcquire(AT_ONCE, 5, TimeUnit.MINUTES)).isTrue();

            container.process.destroy();
            Doors.awaitClosed(container.address().getPort());
            assertThat(container.process.isAlive()).isTrue();
            assertThat(underWay).noneMatch(CompletableFuture::isDone);
            mayGoOn.countDown();

            for (var refreshed : underWay) {
                assertThat(refreshed.get(5, TimeUnit.MINUTES)).isEqualTo(200);
            }
            assertThat(container.process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(container.process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        } finally {
            aws.endpoint.tell(_ -> {});
        }
    }

    @Test
    void endsWithAllThatIsWrong() throws Exception {
        var wrong = settings(Map.of("OSTIARY_PORT", "http", "OSTIARY_TRUSTED_PROXIES", "*", "OSTIARY_TABLE", ""));
        var process = RunningContainer.start(wrong);
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(printed)
                .contains("OSTIARY_TABLE is not set", "OSTIARY_PORT is no port", "OSTIARY_TRUSTED_PROXIES is neither")
                .doesNotContain("\tat ");
    }

    private static void hold(AwsRequest request, Semaphore begun, CountDownLatch mayGoOn) {
        if (!request.header("X-Amz-Target").startsWith("DynamoDB")) {
            return;
        }
        begun.release();
        try {
            mayGoOn.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static int refresh(RunningContainer container, String token) {
        return unchecked(() ->
                post(container, "/refresh", Map.of("refresh_token", token)).statusCode());
    }

    private static int untilItServes(RunningContainer container) {
        while (true) {
            int status = unchecked(() -> logIn(container, "nobody").statusCode());
            if (status != 503 && status != 429) {
                return status;
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
    }

    private static String loggedIn(RunningContainer container, String name) throws Exception {
        var email = name + "@example.com";
        post(container, "/signup", Map.of("email", email, "password", PASSWORD));
        post(container, "/signup/confirm", Map.of("email", email, "code", aws.mailedCode()));
        var tokens = logIn(container, name);
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        return JSON.readTree(tokens.body()).path("refresh_token").asText();
    }

    private static HttpResponse<String> logIn(RunningContainer container, String name) throws Exception {
        return post(container, "/login", Map.of("username", name + "@example.com", "password", PASSWORD));
    }

    private static HttpResponse<String> post(RunningContainer container, String path, Map<String, String> body)
            throws Exception {
        return container.post(path, JSON.writeValueAsString(body));
    }

    private static String raw(RunningContainer container, String request) throws IOException {
        try (var socket =
                new Socket(container.address().getHost(), container.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static Map<String, String> settings(Map<String, String> more) {
        var settings = new HashMap<>(aws.environment());
        settings.put("OSTIARY_PORT", "0");
        settings.put("OSTIARY_DEREGISTRATION_SECONDS", "0");
        settings.putAll(more);
        return settings;
    }

    private interface Answer<T> {
        T get() throws Exception;
    }

    private static <T> T unchecked(Answer<T> answer) {
        try {
            return answer.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
