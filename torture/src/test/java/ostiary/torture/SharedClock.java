package ostiary.torture;

import java.time.Instant;
import java.time.InstantSource;

/// The time of all instances and of the history: the system's as of the start, and from there on without a step back.
final class SharedClock implements InstantSource {
    private final Instant start = Instant.now();
    private final long origin = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - origin);
    }
}
