package ostiary.server;

import java.io.IOException;
import java.security.KeyStore;
import java.time.Duration;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import ostiary.edge.Endpoint;

/// HTTP/1.1 on all addresses of the machine, behind a balancer. Each request has a virtual thread, and a connection
/// has one request at a time: so connections bound threads.
public final class PublicDoor implements AutoCloseable {
    /// A balancer keeps connections open to use them again: one that ends here first answers somebody with a 502. AWS's
    /// keeps them for 60 seconds
    /// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html>).
    private static final Duration IDLE = Duration.ofSeconds(75);

    /// Each may hold headers and a body of 74 KiB together.
    private static final int MOST_CONNECTIONS = 1024;

    /// A body that comes more slowly than this many bytes a second holds a connection for nothing.
    private static final int SLOWEST = 512;

    private final Server server;
    private final ServerConnector connector;

    private PublicDoor(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /// Takes the port, in plain text.
    ///
    /// @param port 0 for a free one
    /// @param drain how long requests under way may take when the door closes
    public static PublicDoor open(int port, Duration drain) throws StartException {
        return open(port, drain, new HttpConnectionFactory(http()));
    }

    /// Takes the port, for TLS 1.2 and newer with the one key of `keys`.
    ///
    /// @param port 0 for a free one
    /// @param drain how long requests under way may take when the door closes
    public static PublicDoor open(int port, Duration drain, KeyStore keys, String password) throws StartException {
        var tls = new SslContextFactory.Server();
        tls.setKeyStore(keys);
        tls.setKeyStorePassword(password);
        var config = http();
        // Balancers call by an address, whatever name the certificate has.
        config.addCustomizer(new SecureRequestCustomizer(false));
        var http = new HttpConnectionFactory(config);
        return open(port, drain, new SslConnectionFactory(tls, http.getProtocol()), http);
    }

    private static PublicDoor open(int port, Duration drain, ConnectionFactory... protocols) throws StartException {
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        var server = new Server(threads);
        server.setErrorHandler(EndpointHandler::writeRefusal);
        server.setStopTimeout(drain.toMillis());
        var connector = new ServerConnector(server, 1, 1, protocols);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        try {
            connector.open();
        } catch (IOException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new StartException("Cannot listen on port " + port + ": " + cause.getMessage());
        }
        return new PublicDoor(server, connector);
    }

    /// Lets requests in.
    public void start(Endpoint endpoint) {
        var answers = new MinimumDataRateHandler(SLOWEST, 0);
        answers.setHandler(new EndpointHandler(endpoint));
        server.setHandler(new GracefulHandler(answers));
        LifeCycle.start(server);
    }

    /// The port that it listens on.
    public int port() {
        return connector.getLocalPort();
    }

    /// Takes no more requests, and returns when those under way have finished or their time is over.
    @Override
    public void close() {
        LifeCycle.stop(server);
        connector.close();
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(FrontDoor.MAX_HEADER_BYTES);
        return http;
    }
}
