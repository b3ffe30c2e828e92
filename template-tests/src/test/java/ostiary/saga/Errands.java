package ostiary.saga;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ostiary.core.testing.MovableClock;
import ostiary.emulators.aws.states.StateMachines;

/// The events outside of the state machine, each at its time.
final class Errands {
    private static final int MOST_STEPS = 200_000;

    private final List<Errand> waiting = new ArrayList<>();

    private record Errand(Instant at, Runnable what) {}

    void add(Instant at, Runnable what) {
        waiting.add(new Errand(at, what));
        waiting.sort(Comparator.comparing(Errand::at));
    }

    /// Lets time pass until nothing is due any more.
    void runAll(StateMachines machines, MovableClock clock) {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (machines.step()) {
                continue;
            }
            var next = machines.next();
            var own = waiting.isEmpty()
                    ? Optional.<Instant>empty()
                    : Optional.of(waiting.getFirst().at());
            if (next.isEmpty() && own.isEmpty()) {
                return;
            }
            if (own.isPresent() && (next.isEmpty() || !own.get().isAfter(next.get()))) {
                move(clock, own.get());
                waiting.removeFirst().what().run();
            } else {
                move(clock, next.orElseThrow());
            }
        }
        throw new AssertionError("the execution comes to no end");
    }

    private static void move(MovableClock clock, Instant to) {
        if (to.isAfter(clock.instant())) {
            clock.set(to);
        }
    }
}
