package ostiary.core.testing;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Calls from many threads that wait for each other before they start.
public final class AtOnce {
    private AtOnce() {}

    /// Makes one call from so many threads.
    ///
    /// @return the answers, in no order that means anything
    public static <T> List<T> call(int threads, Callable<T> call) throws InterruptedException {
        return callAll(Collections.nCopies(threads, call));
    }

    /// Makes each call from a thread of its own.
    ///
    /// @return the answers, in the order of the calls
    public static <T> List<T> callAll(List<Callable<T>> calls) throws InterruptedException {
        var ready = new CountDownLatch(calls.size());
        // Platform threads: virtual ones would not interrupt each other in the middle of a computation.
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var started = calls.stream()
                    .map(call -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return call.call();
                    }))
                    .toList();
            return started.stream().map(AtOnce::answer).toList();
        }
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError("a call failed", failed);
        }
    }
}
