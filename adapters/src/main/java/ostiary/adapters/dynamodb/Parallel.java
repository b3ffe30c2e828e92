package ostiary.adapters.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import ostiary.core.UnavailableException;

/// Calls for many users at once, in work that no user waits for.
final class Parallel {
    private static final int AT_ONCE = 16;

    private Parallel() {}

    /// The results in the order of `inputs`. Fails only when all calls have ended.
    static <I, R> List<R> map(List<I> inputs, Function<I, R> call) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var results = new ArrayList<R>();
            var calls = inputs.stream()
                    .<Callable<R>>map(input -> () -> call.apply(input))
                    .toList();
            for (var result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("DynamoDB: interrupted", interrupted);
        }
    }
}
