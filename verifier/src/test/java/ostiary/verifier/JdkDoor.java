package ostiary.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import ostiary.verifier.jdk.OstiaryAuthenticator;

/// The JDK's HTTP server.
final class JdkDoor extends HttpDoor {
    private final HttpServer server;

    JdkDoor(TokenVerifier verifier, String scope) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
        server.createContext("/orders", exchange -> {
                    try (exchange) {
                        var who = exchange.getPrincipal().getUsername().getBytes(UTF_8);
                        exchange.sendResponseHeaders(200, who.length);
                        exchange.getResponseBody().write(who);
                    }
                })
                .setAuthenticator(new OstiaryAuthenticator(verifier, scope));
        server.start();
    }

    @Override
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
