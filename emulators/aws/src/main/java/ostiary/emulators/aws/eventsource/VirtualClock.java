package ostiary.emulators.aws.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until it is moved.
public final class VirtualClock implements InstantSource {
    private final AtomicReference<Instant> now;

    public VirtualClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /// Moves to `then`, unless that is past.
    public void moveTo(Instant then) {
        now.updateAndGet(before -> before.isBefore(then) ? then : before);
    }
}
