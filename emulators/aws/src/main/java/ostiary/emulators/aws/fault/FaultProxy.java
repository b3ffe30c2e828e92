package ostiary.emulators.aws.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// A loopback proxy between a service and DynamoDB Local that injects the faults of a [FaultPlan].
public final class FaultProxy implements AutoCloseable {
    private final URI store;
    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final FaultCounts counts = new FaultCounts();
    private volatile FaultPlan plan = FaultPlan.none();
    private volatile Pause pause = () -> {};

    private FaultProxy(URI store, ServerSocket listener) {
        this.store = store;
        this.listener = listener;
    }

    /// Listens on a free port and forwards all requests unharmed until [#follow] is called.
    public static FaultProxy before(URI store) {
        try {
            var proxy = new FaultProxy(store, new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address that clients use as the DynamoDB endpoint.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// Applies `plan` to all requests from now on.
    public void follow(FaultPlan plan) {
        this.plan = plan;
    }

    /// Sets the delay of [Fault#SLOW] requests, and of [Fault#LATE] ones after the client has given up.
    public void delayBy(Duration delay) {
        this.pause = () -> Thread.sleep(delay);
    }

    /// Delays the same requests until `happened` reaches zero.
    public void delayUntil(CountDownLatch happened) {
        this.pause = happened::await;
    }

    /// The counts of requests and injected faults.
    public FaultCounts counts() {
        return counts;
    }

    FaultPlan plan() {
        return plan;
    }

    void pause() throws InterruptedException {
        pause.pass();
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                connections.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // close() has closed the listener.
        }
    }

    private void serve(Socket client) {
        try (client;
                var upstream = new Upstream(store)) {
            client.setTcpNoDelay(true);
            var exchange = new Exchange(client, upstream, this);
            while (exchange.next()) {
                // Keep the connection open for the next request.
            }
        } catch (IOException gone) {
            // The client or the store has closed the connection.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(client);
        }
    }

    private interface Pause {
        void pass() throws InterruptedException;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var connection : connections) {
            connection.close();
        }
    }
}
