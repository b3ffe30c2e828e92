package ostiary.emulators.aws.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.Executors;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.LoopbackHosts;

/// The REST API of a stack, served on its own port. It has one stage, whose name is the first segment of every path.
public final class RestApi implements AutoCloseable {
    private final HttpServer server;
    private final RestStage stage;

    /// Starts the API on a free port, with nothing before its routes.
    public RestApi(Stack stack, Integrations integrations) throws IOException {
        this(new RestStage(stack, integrations, RestGate.open(), (_, _) -> {}));
    }

    /// Starts the API on a free port.
    ///
    /// @param gate what stands before its routes
    /// @param log receives access log lines
    public RestApi(Stack stack, Integrations integrations, RestGate gate, AccessLog.Sink log) throws IOException {
        this(new RestStage(stack, integrations, gate, log));
    }

    private RestApi(RestStage stage) throws IOException {
        this.stage = stage;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle).getFilters().add(new LoopbackHosts());
        server.start();
    }

    /// The base URL of the stage, with a trailing slash.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + stage.name() + "/");
    }

    /// The keys of the routes, those that the API answers by itself left out.
    public Set<String> routeKeys() {
        return stage.routeKeys();
    }

    /// The keys of the routes whose functions have been invoked.
    public Set<String> reached() {
        return stage.reached();
    }

    RestStage stage() {
        return stage;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            stage.pass(ApiRequest.read(exchange, stage.host())).send(exchange);
        }
    }
}
