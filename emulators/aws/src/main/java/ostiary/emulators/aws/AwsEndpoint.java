package ostiary.emulators.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/// AWS on loopback, every service at one address: where a function's `AWS_ENDPOINT_URL` points.
///
/// Who calls is told by the access key and the session token, and which service by the scope of the signature;
/// the signature itself is not checked. A call is let through if the policies of the caller's role allow all that
/// it needs, and refused in AWS's words if not.
public final class AwsEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Gate gate;
    private volatile Consumer<AwsRequest> watcher = _ -> {};

    private AwsEndpoint(HttpServer server, Gate gate) {
        this.server = server;
        this.gate = gate;
    }

    public static AwsEndpoint start(Place place, Credentials credentials, AwsService... services) {
        try {
            return start(HttpServer.create(anyPort(), 0), new Gate(place, credentials, List.of(services)));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /// The same over TLS, as AWS is.
    ///
    /// @param tls with a certificate for `127.0.0.1`
    public static AwsEndpoint start(SSLContext tls, Place place, Credentials credentials, AwsService... services) {
        try {
            var server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return start(server, new Gate(place, credentials, List.of(services)));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static AwsEndpoint start(HttpServer server, Gate gate) {
        var endpoint = new AwsEndpoint(server, gate);
        server.createContext("/", endpoint::handle);
        server.setExecutor(endpoint.threads);
        server.start();
        return endpoint;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    public URI address() {
        var scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Every call so far, in the order in which they were decided.
    public List<Call> calls() {
        return gate.calls();
    }

    /// What this model could not judge, and unknown keys. A suite in which there are any has shown nothing.
    public List<String> problems() {
        return gate.problems();
    }

    /// Puts a service in trouble for a while: `dynamodb`, `secretsmanager` or `ses`.
    public Outage trouble(String service, Trouble trouble) {
        return gate.trouble(service, trouble.answer());
    }

    /// Has a service answer every call with an error of its own for a while.
    public Outage trouble(String service, AwsFailure failure) {
        return gate.trouble(service, Optional.of(failure.answer()));
    }

    /// Tells of each request from now on, whatever becomes of it.
    public void tell(Consumer<AwsRequest> watcher) {
        this.watcher = watcher;
    }

    @Override
    public void close() {
        gate.endAllTrouble();
        server.stop(0);
        threads.shutdownNow();
    }

    /// An exchange that is closed without an answer breaks the connection.
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = AwsRequest.read(exchange);
            watcher.accept(request);
            var answer = gate.answer(request);
            if (answer.isPresent()) {
                answer.get().writeTo(exchange);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
