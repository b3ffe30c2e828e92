package ostiary.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import ostiary.edge.Endpoint;

/// HTTP/1.1 on 127.0.0.1, over TLS if it is asked for, where API Gateway stands on AWS.
public final class FrontDoor implements AutoCloseable {
    /// Request line and headers together; API Gateway takes as much.
    public static final int MAX_HEADER_BYTES = 10_240;

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Server server;
    private final ServerConnector connector;
    private final String scheme;

    private FrontDoor(Server server, ServerConnector connector, String scheme) {
        this.server = server;
        this.connector = connector;
        this.scheme = scheme;
    }

    /// Takes the port. Who connects before [#start] waits.
    ///
    /// @param port 0 for a free one
    public static FrontDoor open(int port) throws StartException {
        return open(port, "http", new HttpConnectionFactory(Http1.configuration()));
    }

    /// Takes the port, for TLS 1.2 and newer with the one key of `keys`.
    ///
    /// @param port 0 for a free one
    public static FrontDoor open(int port, KeyStore keys, String password) throws StartException {
        var tls = Http1.tls(keys, password);
        var http = new HttpConnectionFactory(Http1.configuration());
        return open(port, "https", new SslConnectionFactory(tls, http.getProtocol()), http);
    }

    private static FrontDoor open(int port, String scheme, ConnectionFactory... protocols) throws StartException {
        if (port != 0 && answers(port)) {
            throw new StartException(refusal("Port " + port + " is taken", port));
        }
        var server = new Server(new QueuedThreadPool());
        server.setErrorHandler(EndpointHandler::writeRefusal);
        server.setStopTimeout(TIME_TO_FINISH.toMillis());
        var connector = new ServerConnector(server, 1, 1, protocols);
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new StartException(refusal("Cannot listen on port " + port + ": " + cause.getMessage(), port));
        }
        return new FrontDoor(server, connector, scheme);
    }

    /// Lets requests in.
    public void start(Endpoint endpoint) {
        server.setHandler(new GracefulHandler(new EndpointHandler(new LoopbackHosts(endpoint))));
        LifeCycle.start(server);
    }

    /// `http://localhost:8080`: browsers take no passkey for a host that is an address (WebAuthn Level 3 §5.1.2), and
    /// look for `localhost` nowhere else (RFC 6761 §6.3).
    public URI uri() {
        return URI.create(scheme + "://localhost:" + connector.getLocalPort());
    }

    /// Lets requests under way finish, for a while.
    @Override
    public void close() {
        LifeCycle.stop(server);
        connector.close();
    }

    /// Some systems let two programs have one port, where one listens on 127.0.0.1 and the other everywhere.
    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static String refusal(String why, int port) {
        return why + ". Choose another one: make run PORT=" + (port == 65_535 ? 8080 : port + 1);
    }
}
