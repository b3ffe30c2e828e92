package ostiary.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The requests with which nobody gets past the front door.
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
                "/../x",
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
        assertRefused(RawHttp.get(door.uri(), target), 400, "invalid_request");
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

        boolean isAName = host.matches("[a-z0-9.:]+");
        assertRefused(text, isAName ? 421 : 400, isAName ? "misdirected_request" : "invalid_request");
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

        assertRefused(text, 400, "invalid_request");
        assertThat(door.passedOn).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: 127.0.0.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX\u0000: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\u0000b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: a miracle\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
                "GET / HTCPCP/1.0\r\nHost: 127.0.0.1\r\n\r\n",
                "G\u0000T / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"
            })
    void refusesWhatIsNoRequestAtAllInTheSameForm(String bytes) throws Exception {
        assertRefused(RawHttp.sendAll(door.uri(), bytes), 400, "invalid_request");
        assertThat(door.passedOn).isEmpty();
    }

    /// Without the end of the connection, what follows would be taken for a request of its own.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n"
            })
    void refusesWhatMayHaveAnotherEndForAProxy(String request) throws Exception {
        var text = RawHttp.sendAll(door.uri(), request);

        assertRefused(text, 400, "invalid_request");
        assertThat(text).containsIgnoringCase("\r\nconnection: close\r\n");
        assertThat(door.passedOn).isEmpty();
    }

    @Test
    void tellsNothingOfAFaultOfItsOwn() throws Exception {
        try (var broken = FrontDoor.open(0)) {
            broken.start(_ -> {
                throw new IllegalStateException("a secret");
            });

            assertRefused(RawHttp.get(broken.uri(), "/"), 500, "internal_error");
        }
    }

    @Test
    void refusesLongHeaders() throws Exception {
        var text = RawHttp.send(
                door.uri(),
                "GET / HTTP/1.1",
                "Host: 127.0.0.1",
                "X: " + "x".repeat(FrontDoor.MAX_HEADER_BYTES),
                "Connection: close");

        assertRefused(text, 431, "headers_too_large");
    }

    @Test
    void refusesALongRequestLine() throws Exception {
        assertRefused(RawHttp.get(door.uri(), "/" + "x".repeat(FrontDoor.MAX_HEADER_BYTES)), 431, "headers_too_large");
    }

    @Test
    void takesAHeaderOf8Kib() throws Exception {
        RawHttp.send(door.uri(), "GET / HTTP/1.1", "Host: 127.0.0.1", "X: " + "x".repeat(8192), "Connection: close");

        assertThat(door.passedOn.remove().header("x").orElseThrow()).hasSize(8192);
    }

    /// A problem that any client of the API can read, and that names neither the server nor a line of its code.
    private static void assertRefused(String text, int status, String code) {
        var parts = text.split("\r\n\r\n", 2);

        assertThat(parts[0])
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .doesNotContainIgnoringCase("\nserver:");
        assertThat(parts[1])
                .startsWith("{\"type\":\"urn:ostiary:problem:" + code + "\",")
                .contains("\"status\":" + status + ",\"code\":\"" + code + "\"")
                .containsPattern("\"request_id\":\"[0-9a-f-]{36}\"}$");
        assertThat(text).doesNotContainIgnoringCase("jetty").doesNotContain("Exception", "java", "a secret");
    }
}
