package ostiary.server;

import java.time.Duration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;

/// How much of a process its clients may hold.
///
/// @param connections how many there may be; each may hold headers and a body of 74 KiB together
/// @param idleWhenFull how long one may be idle while there are that many: idle connections must not keep out the
/// checks of a balancer
/// @param body how long a whole body may take to come
record DoorLimits(int connections, Duration idleWhenFull, Duration body) {
    static final DoorLimits STANDARD = new DoorLimits(1024, Duration.ofSeconds(1), EndpointHandler.MOST_FOR_A_BODY);

    NetworkConnectionLimit of(ServerConnector connector) {
        var limit = new NetworkConnectionLimit(connections, connector);
        limit.setEndPointIdleTimeout(idleWhenFull.toMillis());
        return limit;
    }
}
