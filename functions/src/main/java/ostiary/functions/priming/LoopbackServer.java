package ostiary.functions.priming;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import javax.net.ssl.SSLContext;

/// The minimum of HTTP 1.1 over TLS that a client of the AWS SDK needs, on loopback. The JDK's own server is in a
/// module that a runtime may lack.
final class LoopbackServer implements AutoCloseable {
    private static final String END_OF_LINE = "\r\n";

    private final ServerSocket listener;
    private final BinaryOperator<String> answers;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /// @param answers the response body for an operation (the header `X-Amz-Target`, or empty) and a request body
    LoopbackServer(SSLContext tls, BinaryOperator<String> answers) throws IOException {
        this.listener = tls.getServerSocketFactory().createServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"));
        this.answers = answers;
        Thread.startVirtualThread(this::accept);
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var connection = listener.accept();
                connections.add(connection);
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the server was closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var input = new BufferedInputStream(connection.getInputStream());
            for (var line = line(input); line.isPresent(); line = line(input)) {
                var answer = answer(input).getBytes(UTF_8);
                var head = String.join(END_OF_LINE, "HTTP/1.1 200 OK", "Content-Length: " + answer.length, END_OF_LINE);
                var output = connection.getOutputStream();
                output.write(head.getBytes(ISO_8859_1));
                output.write(answer);
                output.flush();
            }
        } catch (IOException closed) {
            // closed by either side
        }
    }

    private String answer(InputStream input) throws IOException {
        var headers = new TreeMap<String, String>();
        for (var line = line(input).orElse("");
                !line.isEmpty();
                line = line(input).orElse("")) {
            var nameAndValue = line.split(":", 2);
            headers.put(nameAndValue[0].toLowerCase(Locale.ROOT), nameAndValue[1].strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = new String(input.readNBytes(length), UTF_8);
        return answers.apply(headers.getOrDefault("x-amz-target", ""), body);
    }

    /// Empty at the end of the stream.
    private static Optional<String> line(InputStream input) throws IOException {
        var line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            line.append((char) next);
        }
        return Optional.of(line.toString().strip());
    }
}
