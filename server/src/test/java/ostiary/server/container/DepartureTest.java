package ostiary.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.edge.Response;
import ostiary.server.PublicDoor;

class DepartureTest {
    private static final Duration DEREGISTRATION = Duration.ofSeconds(17);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Health health = new Health(request -> {
        if (request.path().equals("/slow")) {
            underWay.countDown();
            await(mayEnd);
        }
        return Response.json(200, "{}");
    });
    private PublicDoor door;

    @BeforeEach
    void open() throws Exception {
        door = PublicDoor.open(0, Duration.ofMinutes(5));
        door.start(health);
    }

    @AfterEach
    void close() {
        mayEnd.countDown();
        door.close();
        http.close();
    }

    @Test
    void answersOnWhileBalancersNoticeAndEndsConnections() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        int port = door.port();
        assertThat(get("/readyz").headers().firstValue("connection")).isEmpty();

        new Departure(health, door, DEREGISTRATION).leave(time -> {
            pauses.add(time);
            assertThat(get("/readyz").statusCode()).isEqualTo(503);
            assertThat(get("/healthz").statusCode()).isEqualTo(200);
            assertThat(get("/me").statusCode()).isEqualTo(200);
            assertThat(get("/me").headers().firstValue("connection")).contains("close");
        });

        assertThat(pauses).containsExactly(DEREGISTRATION);
        Doors.awaitClosed(port);
    }

    @Test
    void waitsForWhatIsUnderWay() throws Exception {
        var slow = CompletableFuture.supplyAsync(() -> get("/slow"));
        await(underWay);
        int port = door.port();

        var left = CompletableFuture.runAsync(() -> new Departure(health, door, DEREGISTRATION).leave(_ -> {}));
        Doors.awaitClosed(port);
        assertThat(left).isNotDone();
        mayEnd.countDown();

        assertThat(slow.get(5, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
        left.get(5, TimeUnit.MINUTES);
    }

    private HttpResponse<String> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
