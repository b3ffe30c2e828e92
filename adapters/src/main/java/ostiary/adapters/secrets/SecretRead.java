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
import ostiary.core.UnavailableException;

/// One read of a secret, beside the request that began it.
final class SecretRead<T> {
    /// More than a call to Secrets Manager takes, with all its attempts. A read that is older has been frozen with
    /// its environment, and what it waits for may never come.
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final Instant begun;
    private final FutureTask<T> task;
    private volatile Instant ended = Instant.MAX;

    private SecretRead(Supplier<T> read, InstantSource clock) {
        this.begun = clock.instant();
        this.task = new FutureTask<>(() -> {
            try {
                return read.get();
            } finally {
                ended = clock.instant();
            }
        });
    }

    static <T> SecretRead<T> begin(Supplier<T> read, InstantSource clock, Executor beside) {
        var begun = new SecretRead<>(read, clock);
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

    /// Nobody waits for it any more. On a virtual thread this ends even a read from a socket.
    void giveUp() {
        task.cancel(true);
    }

    /// What it brings, if that is while the request at hand has time.
    ///
    /// @throws UnavailableException when it fails, or brings nothing for so long
    T await(Duration patience) {
        try {
            return task.get(Deadline.atMost(patience).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new UnavailableException("no keys: " + why(failed), failed.getCause());
        } catch (TimeoutException | CancellationException late) {
            throw new UnavailableException("no keys: the read takes too long", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("no keys: interrupted", interrupted);
        }
    }

    /// Other messages may quote the secret.
    private static String why(ExecutionException failed) {
        return switch (failed.getCause()) {
            case UnavailableException unavailable -> String.valueOf(unavailable.getMessage());
            case MalformedKeysException malformed -> String.valueOf(malformed.getMessage());
            case null, default -> "the read failed";
        };
    }
}
