package ostiary.adapters.secrets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.aws.TimeScale;
import ostiary.core.UnavailableException;

/// One read of a text, beside the request that began it.
final class TextRead<T> {
    /// Longer than a call to AWS takes with all its attempts. An older read was frozen with its
    /// environment, and its response may never come.
    static final Duration LONGEST = TimeScale.of(Duration.ofSeconds(10));

    private final Instant begun;
    private final FutureTask<T> task;
    private volatile Instant ended = Instant.MAX;

    private TextRead(Supplier<T> read, InstantSource clock) {
        this.begun = clock.instant();
        this.task = new FutureTask<>(() -> {
            try {
                return read.get();
            } finally {
                ended = clock.instant();
            }
        });
    }

    static <T> TextRead<T> begin(Supplier<T> read, InstantSource clock, Executor beside) {
        var begun = new TextRead<>(read, clock);
        beside.execute(begun.task);
        return begun;
    }

    Instant begun() {
        return begun;
    }

    boolean isUnderWay(Instant now) {
        return !task.isDone() && now.isBefore(begun.plus(LONGEST));
    }

    boolean failedAfter(Instant time) {
        return task.state() == Future.State.FAILED && ended.isAfter(time);
    }

    /// Cancels the read. On a virtual thread this ends even a read from a socket.
    void giveUp() {
        task.cancel(true);
    }

    /// Waits for the result, at most `timeout` and the remaining time of the current request.
    ///
    /// @throws UnavailableException when it fails, or does not end in time
    T await(Duration timeout) {
        try {
            return task.get(Deadline.atMost(timeout).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new UnavailableException("no keys: " + why(failed), failed.getCause());
        } catch (TimeoutException | CancellationException late) {
            throw new UnavailableException("no keys: the read takes too long", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("no keys: interrupted", interrupted);
        }
    }

    /// Messages of other exceptions may quote the text, which may be a secret.
    private static String why(ExecutionException failed) {
        return switch (failed.getCause()) {
            case UnavailableException unavailable -> String.valueOf(unavailable.getMessage());
            case MalformedKeysException malformed -> String.valueOf(malformed.getMessage());
            case null, default -> "the read failed";
        };
    }
}
