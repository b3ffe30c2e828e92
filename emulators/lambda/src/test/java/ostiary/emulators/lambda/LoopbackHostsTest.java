package ostiary.emulators.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With the API of the runtime, which hands its events to whoever asks.
class LoopbackHostsTest {
    @AutoClose
    private final RuntimeApi api = new RuntimeApi();

    LoopbackHostsTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "192.0.2.1"})
    void answersNoPageThatMadeItsOwnNamePointHere(String host) throws IOException {
        assertThat(fail(host)).startsWith("HTTP/1.1 421 ");
        assertThat(api.initialised()).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:1", "[::1]:1"})
    void answersToItsOwnNames(String host) throws IOException {
        assertThat(fail(host)).startsWith("HTTP/1.1 202 ");
        assertThat(api.initialised()).isCompletedExceptionally();
    }

    /// Says that the function did not start.
    private String fail(String host) throws IOException {
        var port = Integer.parseInt(api.address().split(":", 2)[1]);
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            var request = """
                POST /2018-06-01/runtime/init/error HTTP/1.1\r
                Host: %s\r
                Connection: close\r
                Content-Length: 2\r
                \r
                {}\
                """.formatted(host);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
