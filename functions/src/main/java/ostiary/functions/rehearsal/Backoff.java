package ostiary.functions.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Pauses that double up to five seconds, until a time is over.
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Instant end;
    private Duration next = FIRST;

    Backoff(InstantSource clock, Sleeper sleeper, Instant end) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.end = end;
    }

    /// Waits, unless that would take longer than there is time.
    ///
    /// @return whether it has waited
    boolean pause() {
        if (clock.instant().plus(next).isAfter(end)) {
            return false;
        }
        sleeper.sleep(next);
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return true;
    }
}
