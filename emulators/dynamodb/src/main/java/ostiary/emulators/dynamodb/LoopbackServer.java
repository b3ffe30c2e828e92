package ostiary.emulators.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// The main class of DynamoDB Local's process. It replaces `ServerRunner`, which listens on all interfaces, sends
/// telemetry unless told not to, and outlives its parent.
///
/// Arguments: the port (0 for a free one) and, to store the tables, a directory. It runs until its standard input
/// ends, so it ends with its parent however the parent ends.
final class LoopbackServer {
    /// Start of the line on standard output that reports readiness; the port follows.
    static final String READY = "Listening on 127.0.0.1:";

    private static final boolean SHARED_BY_ALL_CREDENTIALS_AND_REGIONS = true;
    private static final boolean SLOW_STATUS_CHANGES = false;
    private static final int UNUSED = 0;

    private LoopbackServer() {}

    static void main(String[] arguments) throws Throwable {
        OwnerOnlyFiles.makeNoOthers();
        var directory = arguments.length > 1 ? arguments[1] : null;
        var server = server(Integer.parseInt(arguments[0]), directory);
        server.start();
        System.out.println(READY + ((ServerConnector) server.getConnectors()[0]).getLocalPort());

        var parentIsDone = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> outlive(parentIsDone)));
        readToTheEnd();
        parentIsDone.countDown();
        System.exit(0);
    }

    private static Server server(int port, @Nullable String directory) {
        var tables = new LocalDynamoDBRequestHandler(
                UNUSED, directory == null, directory, SHARED_BY_ALL_CREDENTIALS_AND_REGIONS, SLOW_STATUS_CHANGES);
        var server = new Server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        server.setHandler(new LoopbackHosts(new LocalDynamoDBServerHandler(tables, null)));
        return server;
    }

    private static void readToTheEnd() throws IOException {
        while (System.in.read() >= 0) {
            // input is ignored; only its end matters
        }
    }

    /// Ctrl-C in a terminal reaches this process and its parent at once, and the parent may still be answering.
    private static void outlive(CountDownLatch parentIsDone) {
        try {
            parentIsDone.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
