package ostiary.server.container;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/// Looks whether anybody listens.
final class Doors {
    private Doors() {}

    /// Returns when nobody listens on the port any more.
    static void awaitClosed(int port) throws IOException {
        while (true) {
            try {
                new Socket(InetAddress.ofLiteral("127.0.0.1"), port).close();
            } catch (ConnectException closed) {
                return;
            } catch (SocketException resetWhileItCloses) {
                // The next one is refused.
            }
        }
    }
}
