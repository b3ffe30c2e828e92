package ostiary.emulators.aws.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.LoopbackHosts;

/// The distribution of a stack before its REST API, served on its own port under whatever name.
public final class FrontDoor implements AutoCloseable {
    private final HttpServer server;
    private final Distribution distribution;

    /// Starts it on a free port.
    ///
    /// @param secrets the texts of secrets, by ARN
    public FrontDoor(Stack stack, RestApi api, UnaryOperator<String> secrets, InstantSource clock) throws IOException {
        this.distribution = new Distribution(stack, new DynamicReferences(secrets), clock, api.stage()::pass);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle).getFilters().add(new LoopbackHosts());
        server.start();
    }

    /// The base URL, without a trailing slash.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            distribution
                    .pass(ApiRequest.ofViewer(exchange, distribution.alias()))
                    .send(exchange);
        }
    }
}
