package ostiary.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Many who do something at the same time, each with randomness of their own.
final class Crowd {
    private Crowd() {}

    /// What one of them does.
    interface Life {
        void live(SplittableRandom random) throws InterruptedException, ExecutionException;
    }

    /// Returns when all are done; fails as the first of them that fails.
    static void live(List<? extends Life> lives, SplittableRandom random)
            throws InterruptedException, ExecutionException {
        var calls = new ArrayList<Callable<Void>>();
        for (var life : lives) {
            var own = random.split();
            calls.add(() -> {
                life.live(own);
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
