package ostiary.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.edge.Response;

/// Clients that are slow or many, by mistake or on purpose.
class DoorLimitsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String HEADERS =
            "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\n";

    /// Less than the 75 seconds after which an idle connection ends anyway.
    private static final int PATIENCE_MILLIS = 60_000;

    private final List<Socket> sockets = new ArrayList<>();
    private PublicDoor door;

    @BeforeEach
    void open() throws StartException {
        door = PublicDoor.open(0, Duration.ZERO);
    }

    @AfterEach
    void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        door.close();
    }

    @Test
    void endsIdleConnectionsWhenItIsFull() throws Exception {
        start(new DoorLimits(2, Duration.ofMillis(50), LONG));
        // Jetty ends those that are open when it is full, and not the one by which it becomes full.
        var first = connect();
        send(first, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        await(first, "HTTP/1.1 200 OK\r\n");
        connect();
        var third = connect();
        send(third, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer(third)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void endsABodyThatTakesTooLong() throws Exception {
        start(new DoorLimits(10, LONG, Duration.ofMillis(50)));
        var slow = connect();
        send(slow, HEADERS + "a");

        assertThat(answer(slow)).doesNotContain(" 200 ");
    }

    @Test
    void takesASmallBodyInPieces() throws Exception {
        start(new DoorLimits(10, LONG, LONG));
        var client = connect();
        for (var piece : List.of(HEADERS, "a", "b", "c")) {
            send(client, piece);
            Thread.sleep(100);
        }

        assertThat(answer(client)).startsWith("HTTP/1.1 200 ").endsWith("abc");
    }

    @Test
    void waitsForABodyWhenItCloses() throws Exception {
        start(DoorLimits.STANDARD);
        var client = connect();
        send(client, HEADERS.replaceFirst("\r\n", "\r\nExpect: 100-continue\r\n"));
        // Comes when somebody reads the body (RFC 9110 §10.1.1).
        await(client, "HTTP/1.1 100 Continue\r\n\r\n");
        send(client, "a");
        int port = door.port();
        var closing = Thread.ofVirtual().start(door::close);
        awaitRefusal(port);
        Thread.sleep(1_500);
        send(client, "bc");

        assertThat(answer(client)).startsWith("HTTP/1.1 200 ");
        closing.join();
    }

    @Test
    void letsAsManyWaitAsItTakes() throws Exception {
        for (int i = 0; i < 200; i++) {
            connect();
        }

        assertThat(sockets).allMatch(Socket::isConnected);
    }

    private void start(DoorLimits limits) throws StartException {
        door.close();
        door = PublicDoor.open(0, Duration.ofSeconds(30), limits);
        door.start(request -> Response.json(200, request.body().text().orElseThrow()));
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        socket.connect(new InetSocketAddress(LOOPBACK, door.port()), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void awaitRefusal(int port) throws IOException, InterruptedException {
        while (true) {
            try (var _ = new Socket(LOOPBACK, port)) {
                Thread.sleep(10);
            } catch (ConnectException closed) {
                return;
            } catch (SocketException resetWhileItCloses) {
                Thread.sleep(10);
            }
        }
    }

    private static void await(Socket socket, String text) throws IOException {
        assertThat(new String(socket.getInputStream().readNBytes(text.length()), UTF_8))
                .isEqualTo(text);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static String answer(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }
}
