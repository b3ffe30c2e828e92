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
import ostiary.emulators.lambda.LoopbackHosts;

/// The emulated AWS services, all at one loopback address. A function's `AWS_ENDPOINT_URL` points here.
///
/// The access key and session token identify the caller, and the credential scope of the signature selects the service;
/// the signature itself is not verified. A call is performed if the policies of the caller's role allow every action it
/// needs; otherwise it is refused with AWS's error message.
public final class AwsEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Gate gate;
    private volatile Consumer<AwsRequest> watcher = _ -> {};

    private AwsEndpoint(HttpServer server, Gate gate) {
        this.server = server;
        this.gate = gate;
    }

    /// Starts the endpoint on a free port, without TLS.
    public static AwsEndpoint start(Place place, Credentials credentials, AwsService... services) {
        try {
            return start(HttpServer.create(anyPort(), 0), new Gate(place, credentials, List.of(services)));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /// Starts the endpoint on a free port, with TLS.
    ///
    /// @param tls must present a certificate for `127.0.0.1`
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
        server.createContext("/", endpoint::handle).getFilters().add(new LoopbackHosts());
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

    /// Every call so far, in the order in which the decisions were made.
    public List<Call> calls() {
        return gate.calls();
    }

    /// Requests that the emulator could not judge, and calls with unknown keys. If there are any, the results of
    /// the test suite prove nothing.
    public List<String> problems() {
        return gate.problems();
    }

    /// Makes a service unavailable until the outage is closed.
    ///
    /// @param service the signing name, such as `dynamodb` or `secretsmanager`
    public Outage trouble(String service, Trouble trouble) {
        return gate.trouble(service, trouble.answer());
    }

    /// Makes a service answer every call with the same error until the outage is closed.
    public Outage trouble(String service, AwsFailure failure) {
        return gate.trouble(service, Optional.of(failure.answer()));
    }

    /// Calls `watcher` for each request from now on, before the request is authorized.
    public void tell(Consumer<AwsRequest> watcher) {
        this.watcher = watcher;
    }

    @Override
    public void close() {
        gate.endAllTrouble();
        server.stop(0);
        threads.shutdownNow();
    }

    /// Closing an exchange without a response drops the connection.
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
