package ostiary.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the front door lets nobody get past it with.
class HostileRequestTest {
    private RecordingDoor door;

    @BeforeEach
    void start() throws Exception {
        door = new RecordingDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/../login",
                "/./login",
                "/a/%2e%2e/login",
                "/a/%2E./login",
                "/.%2e/login",
                "/a%2flogin",
                "/a%2Flogin",
                "/a%5clogin",
                "/a\\login",
                "//login",
                "//evil/login",
                "/a//login",
                "/login;x=1",
                "/;/login",
                "/login%00",
                "/login%0a",
                "/%u006cogin",
                "/%zz",
                "/%2",
                "/%c3%28",
                "/%c0%ae%c0%ae/login",
                "/login?a=%zz",
                "/login?a=%c3%28",
                "/login#x",
                "login",
                "http://127.0.0.1/../login",
                "http://evil.example/login"
            })
    void refusesWhatCanBeReadInTwoWays(String target) throws Exception {
        assertThat(RawHttp.get(door.uri(), target))
                .startsWith("HTTP/1.1 400 ")
                .contains("{\"message\":\"Bad Request\"}");
        assertThat(door.passedOn).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "127.0.0.1@evil.example",
                "[::1].evil.example",
                "192.0.2.1",
                "0.0.0.0",
                ""
            })
    void answersNoPageThatMadeItsOwnNamePointHere(String host) throws Exception {
        var text = RawHttp.send(door.uri(), "GET /_local/mail.json HTTP/1.1", "Host: " + host, "Connection: close");

        assertThat(text).containsPattern("^HTTP/1\\.1 4(00|21) ");
        assertThat(door.passedOn).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST:8080", "[::1]:8080"})
    void answersToItsOwnNames(String host) throws Exception {
        assertThat(RawHttp.send(door.uri(), "GET / HTTP/1.1", "Host: " + host, "Connection: close"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
                "Content-Length: -1\r\n\r\n",
                "Content-Length : 4\r\n\r\nabcd",
                "Host: localhost\r\n\r\n",
                "X: a\r\n b\r\n\r\n"
            })
    void refusesWhatTwoServersWouldDelimitDifferently(String rest) throws Exception {
        var text = RawHttp.sendAll(door.uri(), "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + rest);

        assertThat(text).startsWith("HTTP/1.1 400 ");
        assertThat(door.passedOn).isEmpty();
    }

    @Test
    void refusesLongHeaders() throws Exception {
        var text = RawHttp.send(
                door.uri(),
                "GET / HTTP/1.1",
                "Host: 127.0.0.1",
                "X: " + "x".repeat(FrontDoor.MAX_HEADER_BYTES),
                "Connection: close");

        assertThat(text).startsWith("HTTP/1.1 431 ").contains("{\"message\":\"Request Header Fields Too Large\"}");
    }

    @Test
    void takesAHeaderOf8Kib() throws Exception {
        RawHttp.send(door.uri(), "GET / HTTP/1.1", "Host: 127.0.0.1", "X: " + "x".repeat(8192), "Connection: close");

        assertThat(door.passedOn.remove().header("x").orElseThrow()).hasSize(8192);
    }
}
