package ostiary.adapters.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// A DynamoDB that is in trouble, on loopback.
public final class Trouble implements Closeable {
    private static final String TYPE = "com.amazonaws.dynamodb.v20120810#";

    private final URI endpoint;
    private final AtomicInteger requests = new AtomicInteger();
    private final Closeable stop;

    private Trouble(int port, Closeable stop) {
        this.endpoint = URI.create("http://127.0.0.1:" + port);
        this.stop = stop;
    }

    /// Nothing listens.
    public static Trouble gone() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Trouble(socket.getLocalPort(), () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes every connection and never says a word.
    public static Trouble silent() {
        try {
            var socket = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
            return new Trouble(socket.getLocalPort(), socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Trouble throttling() {
        return answering(400, "ThrottlingException");
    }

    public static Trouble failing() {
        return answering(500, "InternalServerError");
    }

    private static Trouble answering(int status, String error) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var trouble = new Trouble(server.getAddress().getPort(), () -> server.stop(0));
            server.createContext("/", exchange -> {
                trouble.requests.incrementAndGet();
                var body = ("{\"__type\":\"" + TYPE + error + "\",\"message\":\"no\"}").getBytes(UTF_8);
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("content-type", "application/x-amz-json-1.0");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return trouble;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        stop.close();
    }
}
