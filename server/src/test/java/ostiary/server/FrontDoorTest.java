package ostiary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Api;
import ostiary.edge.Response;
import ostiary.edge.SetCookie;

class FrontDoorTest {
    private RecordingDoor door;

    @BeforeEach
    void start() throws Exception {
        door = new RecordingDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void passesARequestOnWhole() throws Exception {
        RawHttp.send(
                door.uri(),
                "POST /login?a=1&b=x+y&a=%C3%BC HTTP/1.1",
                "Host: localhost:" + door.uri().getPort(),
                "X-Twice: one",
                "x-twice: two",
                "Content-Length: 4",
                "Connection: close",
                "",
                "body");

        var request = door.passedOn.remove();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/login");
        assertThat(request.query()).isEqualTo(Map.of("a", List.of("1", "ü"), "b", List.of("x y")));
        assertThat(request.header("X-Twice")).contains("one, two");
        assertThat(request.body().text()).contains("body");
        assertThat(request.sourceIp()).isEqualTo("127.0.0.1");
        assertThat(UUID.fromString(request.requestId()).version()).isEqualTo(4);
        assertThat(request.principal()).isEmpty();
    }

    @Test
    void believesNoHeaderAboutThePeer() throws Exception {
        RawHttp.send(
                door.uri(),
                "GET / HTTP/1.1",
                "Host: 127.0.0.1",
                "X-Forwarded-For: 192.0.2.1",
                "Forwarded: for=192.0.2.1",
                "Connection: close");

        assertThat(door.passedOn.remove().sourceIp()).isEqualTo("127.0.0.1");
    }

    @Test
    void answersInUtf8AndTellsNoVersion() throws Exception {
        var text = RawHttp.get(door.uri(), "/");

        assertThat(text)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .containsIgnoringCase("content-type: text/plain\r\n")
                .contains("Content-Length: 7\r\n")
                .endsWith("grüezi")
                .doesNotContainIgnoringCase("server:")
                .doesNotContainIgnoringCase("jetty");
    }

    @Test
    void answersWithoutABody() throws Exception {
        door.answer = new Response(204, new TreeMap<>(), "");

        assertThat(RawHttp.get(door.uri(), "/"))
                .startsWith("HTTP/1.1 204 No Content\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void setsEachCookieInALineOfItsOwn() throws Exception {
        door.answer = Response.empty(204)
                .with(SetCookie.of("__Host-a", "1"))
                .with(SetCookie.of("__Host-b", "2").keptFor(Duration.ofMinutes(5)));

        assertThat(RawHttp.get(door.uri(), "/").lines())
                .filteredOn(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie"))
                .map(line -> line.substring("set-cookie: ".length()))
                .containsExactly(
                        "__Host-a=1; Path=/; Secure; HttpOnly; SameSite=Lax",
                        "__Host-b=2; Path=/; Max-Age=300; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void passesOnCookiesOfSeveralLines() throws Exception {
        RawHttp.send(
                door.uri(),
                "GET / HTTP/1.1",
                "Host: 127.0.0.1",
                "Cookie: a=1; b=2",
                "cookie: c=3",
                "Connection: close");

        var request = door.passedOn.remove();
        assertThat(request.cookie("a")).contains("1");
        assertThat(request.cookie("b")).contains("2");
        assertThat(request.cookie("c")).contains("3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersHeadWithTheLengthOfABodyThatItDoesNotSend(boolean leftOutBefore) throws Exception {
        if (leftOutBefore) {
            door.answer = door.answer.withoutBody();
        }

        assertThat(RawHttp.send(door.uri(), "HEAD / HTTP/1.1", "Host: 127.0.0.1", "Connection: close"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .containsIgnoringCase("\r\nContent-Length: 7\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/a%20b/%C3%A9, /a b/é",
        "/%6Cogin, /login",
        "/a+b, /a+b",
        "/login/, /login/",
        "/login%3Bx, /login;x",
        "/.., ''",
        "'/a?..', /a"
    })
    void decodesThePathAndNothingElse(String target, String path) throws Exception {
        RawHttp.get(door.uri(), target);

        if (path.isEmpty()) {
            assertThat(door.passedOn).isEmpty();
        } else {
            assertThat(door.passedOn.remove().path()).isEqualTo(path);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Api.MAX_BODY_BYTES, Api.MAX_BODY_BYTES + 1, Api.MAX_BODY_BYTES + 2, 10_000_000})
    void readsNoMoreOfABodyThanShowsThatItIsTooLong(int size) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var post = HttpRequest.newBuilder(door.uri())
                    .version(HttpClient.Version.HTTP_1_1)
                    .POST(BodyPublishers.ofByteArray(new byte[size]));
            try {
                http.send(post.build(), BodyHandlers.discarding());
            } catch (IOException closedOnUs) {
                assertThat(size).isGreaterThan(Api.MAX_BODY_BYTES);
            }
        }

        assertThat(door.passedOn.remove().body().size()).isEqualTo(Math.min(size, Api.MAX_BODY_BYTES + 1));
    }

    @Test
    void readsAChunkedBody() throws Exception {
        RawHttp.send(
                door.uri(),
                "POST / HTTP/1.1",
                "Host: 127.0.0.1",
                "Connection: close",
                "Transfer-Encoding: chunked",
                "",
                "2",
                "bo",
                "2",
                "dy",
                "0");

        assertThat(door.passedOn.remove().body().text()).contains("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "::1"})
    void listensOnOneAddressOnly(String other) {
        assertThatThrownBy(() -> new Socket(other, door.uri().getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo() {
        int port = door.uri().getPort();

        assertThatThrownBy(() -> FrontDoor.open(port))
                .isInstanceOf(StartException.class)
                .hasMessage("Port %d is taken. Choose another one: make run PORT=%d", port, port + 1);
    }

    @Test
    void finishesWhatIsUnderWay() throws Exception {
        var other = FrontDoor.open(0);
        var underWay = new CountDownLatch(1);
        other.start(_ -> {
            underWay.countDown();
            sleep();
            return door.answer;
        });
        var text = CompletableFuture.supplyAsync(() -> {
            try {
                return RawHttp.get(other.uri(), "/");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(underWay.await(5, TimeUnit.MINUTES)).isTrue();

        other.close();

        assertThat(text.get(5, TimeUnit.MINUTES)).endsWith("grüezi");
    }

    private static void sleep() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
