package ostiary.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Actors that work at the same time, each with randomness of its own.
final class ConcurrentActors {
    private ConcurrentActors() {}

    /// The work of one of them.
    interface Actor {
        void act(SplittableRandom random) throws InterruptedException, ExecutionException;
    }

    /// Returns when all are done; fails as the first of them that fails.
    static void run(List<? extends Actor> actors, SplittableRandom random)
            throws InterruptedException, ExecutionException {
        var calls = new ArrayList<Callable<Void>>();
        for (var actor : actors) {
            var own = random.split();
            calls.add(() -> {
                actor.act(own);
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        }
    }
}
