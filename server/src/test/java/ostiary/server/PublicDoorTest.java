package ostiary.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.edge.Request;
import ostiary.edge.Response;

class PublicDoorTest {
    private final BlockingQueue<Request> passedOn = new LinkedBlockingQueue<>();
    private final BlockingQueue<Thread> on = new LinkedBlockingQueue<>();
    private PublicDoor door;

    @BeforeEach
    void open() throws Exception {
        door = PublicDoor.open(0, Duration.ofSeconds(3));
        door.start(request -> {
            passedOn.add(request);
            on.add(Thread.currentThread());
            return Response.json(200, "{}");
        });
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "127.0.0.2, 127.0.0.1", "::1, 0:0:0:0:0:0:0:1"})
    void listensOnAllAddressesAndTellsThatOfThePeer(String own, String peer) throws Exception {
        assertThat(send(own, "GET / HTTP/1.1\r\nHost: auth.example.com\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK");

        assertThat(passedOn.take().sourceIp()).isEqualTo(peer);
    }

    @Test
    void answersOnVirtualThreads() throws Exception {
        send("127.0.0.1", "GET / HTTP/1.0\r\n\r\n");

        assertThat(on.take().isVirtual()).isTrue();
    }

    @Test
    void readsHeadersOfTheSameNameInTheirOrder() throws Exception {
        send(
                "127.0.0.1",
                "GET / HTTP/1.0\r\nX-Forwarded-For: 203.0.113.66\r\nx-forwarded-for:\r\nX-FORWARDED-FOR: a,b\r\n\r\n");

        assertThat(passedOn.take().header("x-forwarded-for")).contains("203.0.113.66, , a,b");
    }

    @Test
    void takesHeadersOfAsManyBytesAsTheGateway() throws Exception {
        assertThat(send("127.0.0.1", "GET / HTTP/1.0\r\nX-Forwarded-For: " + "192.0.2.7,".repeat(1100) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(passedOn).isEmpty();
    }

    @Test
    void saysWhichPortIsTaken() {
        int port = door.port();

        assertThatThrownBy(() -> PublicDoor.open(port, Duration.ZERO))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("Cannot listen on port " + port + ": ");
    }

    private String send(String address, String request) throws IOException {
        try (var socket = new Socket(address, door.port())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
