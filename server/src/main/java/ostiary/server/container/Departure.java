package ostiary.server.container;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.server.PublicDoor;

/// The end of a process that loses no request.
///
/// @param deregistration how long balancers have to notice that it is not ready
record Departure(Health health, PublicDoor door, Duration deregistration) {
    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    /// Returns when no request is under way any more, or when its time is over.
    ///
    /// @param pause waits for as long as it is told
    void leave(Consumer<Duration> pause) {
        LOG.info("leaving");
        health.leave();
        pause.accept(deregistration);
        door.close();
        LOG.info("left");
    }
}
