package ostiary.emulators.aws.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The connection to the store for one client connection. It is kept open between requests.
final class Upstream implements AutoCloseable {
    /// Shorter than the store's idle timeout, so that no request is sent on a connection
    /// the store is about to close.
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final URI store;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private long usedAt;

    Upstream(URI store) {
        this.store = store;
    }

    /// Sends a request to the store and waits for the response.
    HttpMessage call(HttpMessage request) throws IOException {
        var connection = connection();
        connection.getOutputStream().write(request.bytes());
        var response = HttpMessage.read(in).orElseThrow(() -> new IOException("the store closed the connection"));
        usedAt = System.nanoTime();
        return response.withCrc();
    }

    private Socket connection() throws IOException {
        var current = socket;
        if (current != null && System.nanoTime() - usedAt < TimeUnit.NANOSECONDS.convert(IDLE)) {
            return current;
        }
        close();
        var fresh = new Socket(store.getHost(), store.getPort());
        fresh.setTcpNoDelay(true);
        in = new BufferedInputStream(fresh.getInputStream());
        socket = fresh;
        return fresh;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}
