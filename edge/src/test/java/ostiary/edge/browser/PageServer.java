package ostiary.edge.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A web site of one page, on a port of its own and so an origin of its own. The page's script tells what it finds by
/// `tell(name, value)`, which [#told] waits for. What the script throws is told to whoever waits.
public final class PageServer implements AutoCloseable {
    private static final String TOLD = "/told/";
    private static final String FAILED = "failed";
    private static final String TELLING = """
        const tell = (name, value) =>
          fetch("/told/" + name, {method: "POST", body: typeof value === "string" ? value : JSON.stringify(value)});
        addEventListener("error", (event) => tell("failed", event.message));
        addEventListener("unhandledrejection", (event) => tell("failed", String(event.reason)));
        """;

    private final HttpServer server;
    private final Map<String, BlockingQueue<String>> told = new ConcurrentHashMap<>();

    private PageServer(HttpServer server) {
        this.server = server;
    }

    /// Serves a page that runs `script`.
    public static PageServer of(String script) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            var pages = new PageServer(server);
            var page =
                    "<!doctype html><meta charset=utf-8><title>Test</title><script>" + TELLING + script + "</script>";
            server.createContext("/", exchange -> answer(exchange, page));
            server.createContext(TOLD, pages::hear);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return pages;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /// The page's address.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /// The next value that the page tells by that name.
    ///
    /// @throws AssertionError if the page fails, or tells nothing for minutes
    public String told(String name) throws InterruptedException {
        for (int second = 0; second < 300; second++) {
            var value = queue(name).poll(1, TimeUnit.SECONDS);
            if (value != null) {
                return value;
            }
            var failed = queue(FAILED).poll();
            if (failed != null) {
                throw new AssertionError("the page failed: " + failed);
            }
        }
        throw new AssertionError("the page tells nothing of " + name);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private BlockingQueue<String> queue(String name) {
        return told.computeIfAbsent(name, _ -> new LinkedBlockingQueue<>());
    }

    private void hear(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring(TOLD.length());
        queue(name).add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        answer(exchange, "");
    }

    private static void answer(HttpExchange exchange, String page) throws IOException {
        try (exchange) {
            var bytes = page.getBytes(UTF_8);
            exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
