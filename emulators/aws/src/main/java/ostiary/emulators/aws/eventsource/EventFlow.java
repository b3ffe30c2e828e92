package ostiary.emulators.aws.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Mappings that are driven together.
public final class EventFlow {
    private final List<? extends EventMapping> mappings;

    /// Drives these, in this order.
    public EventFlow(List<? extends EventMapping> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    /// Does all that can be done without that time passes.
    public void run() {
        boolean any = true;
        while (any) {
            any = false;
            for (var mapping : mappings) {
                any |= mapping.step();
            }
        }
    }

    /// Runs, and lets time pass, until nothing is left to do.
    ///
    /// @param most the time that may pass
    /// @throws IllegalStateException if something is left after that
    public void drain(VirtualClock clock, Duration most) {
        var end = clock.instant().plus(most);
        run();
        for (var next = next(); next.isPresent(); next = next()) {
            if (next.get().isAfter(end)) {
                throw new IllegalStateException("not done after " + most);
            }
            clock.moveTo(next.get());
            run();
        }
    }

    private Optional<Instant> next() {
        return mappings.stream()
                .filter(mapping -> !mapping.isIdle())
                .flatMap(mapping -> mapping.next().stream())
                .min(Comparator.naturalOrder());
    }
}
