package ostiary.server;

import java.io.IOException;
import java.security.KeyStore;
import java.time.Duration;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import ostiary.edge.Endpoint;

/// HTTP/1.1 on all addresses of the machine, behind a balancer. Each request has a virtual thread, and a connection
/// has one request at a time: so connections bound threads.
public final class PublicDoor implements AutoCloseable {
    /// A balancer keeps connections open to use them again: one that ends here first answers somebody with a 502. AWS's
    /// keeps them for 60 seconds
    /// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html>).
    private static final Duration IDLE = Duration.ofSeconds(75);

    /// Jetty's own second is shorter than the pauses of a client that is far away.
    private static final Duration MOST_IDLE_AT_THE_END = Duration.ofSeconds(5);

    private final Server server;
    private final ServerConnector connector;
    private final DoorLimits limits;

    private PublicDoor(Server server, ServerConnector connector, DoorLimits limits) {
        this.server = server;
        this.connector = connector;
        this.limits = limits;
    }

    /// Takes the port, in plain text.
    ///
    /// @param port 0 for a free one
    /// @param drain how long requests under way may take when the door closes
    public static PublicDoor open(int port, Duration drain) throws StartException {
        return open(port, drain, DoorLimits.STANDARD);
    }

    static PublicDoor open(int port, Duration drain, DoorLimits limits) throws StartException {
        return open(port, drain, limits, new HttpConnectionFactory(Http1.configuration()));
    }

    /// Takes the port, for TLS 1.2 and newer with the one key of `keys`.
    ///
    /// @param port 0 for a free one
    /// @param drain how long requests under way may take when the door closes
    public static PublicDoor open(int port, Duration drain, KeyStore keys, String password) throws StartException {
        var tls = Http1.tls(keys, password);
        var config = Http1.configuration();
        // Balancers call by an address, whatever name the certificate has.
        config.addCustomizer(new SecureRequestCustomizer(false));
        var http = new HttpConnectionFactory(config);
        return open(port, drain, DoorLimits.STANDARD, new SslConnectionFactory(tls, http.getProtocol()), http);
    }

    private static PublicDoor open(int port, Duration drain, DoorLimits limits, ConnectionFactory... protocols)
            throws StartException {
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        var server = new Server(threads);
        server.setErrorHandler(EndpointHandler::writeRefusal);
        server.setStopTimeout(drain.toMillis());
        var connector = connector(server, port, drain, protocols);
        server.addConnector(connector);
        server.addBean(limits.of(connector));
        try {
            connector.open();
        } catch (IOException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new StartException("Cannot listen on port " + port + ": " + cause.getMessage());
        }
        return new PublicDoor(server, connector, limits);
    }

    private static ServerConnector connector(Server server, int port, Duration drain, ConnectionFactory... protocols) {
        var connector = new ServerConnector(server, 1, 1, protocols);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setShutdownIdleTimeout(Math.min(drain.toMillis(), MOST_IDLE_AT_THE_END.toMillis()));
        // Callers of a process that is full, or that is about to start, wait instead of being turned away.
        connector.setAcceptQueueSize(DoorLimits.STANDARD.connections());
        return connector;
    }

    /// Lets requests in.
    public void start(Endpoint endpoint) {
        server.setHandler(new GracefulHandler(new EndpointHandler(endpoint, limits.body())));
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
}
