package ostiary.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/// Sends bytes as no well-behaved client would.
final class RawHttp {
    private RawHttp() {}

    /// A request line and headers, without the final empty line; answers everything that comes back.
    static String send(URI server, String... lines) throws IOException {
        return sendAll(server, String.join("\r\n", lines) + "\r\n\r\n");
    }

    /// A GET by the right name.
    static String get(URI server, String target) throws IOException {
        return send(server, "GET " + target + " HTTP/1.1", "Host: 127.0.0.1", "Connection: close");
    }

    static String sendAll(URI server, String bytes) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(300_000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
