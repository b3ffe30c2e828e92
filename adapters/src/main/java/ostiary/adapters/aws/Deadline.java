package ostiary.adapters.aws;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// The time that one request has for all its calls, and how many calls it may retry: however many dependencies
/// hang, it is answered while its client still waits.
///
/// Bound to the thread that handles the request. Background work has timeouts of its own.
public final class Deadline {
    /// Leaves 400 ms of the 3 seconds within which a request is answered.
    public static final Duration OF_A_REQUEST = TimeScale.of(Duration.ofMillis(2600));

    /// How many calls a request may retry.
    private static final int RETRIES = 2;

    private static final ScopedValue<Deadline> PRESENT = ScopedValue.newInstance();

    private final LongSupplier nanoTime;
    private final long end;
    private final AtomicInteger retries = new AtomicInteger(RETRIES);

    private Deadline(Duration time, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + time.toNanos();
    }

    /// Does `work` with `time` from now on.
    public static <R, X extends Throwable> R within(Duration time, ScopedValue.CallableOp<R, X> work) throws X {
        return within(time, System::nanoTime, work);
    }

    /// @param nanoTime a clock like [System#nanoTime]
    static <R, X extends Throwable> R within(Duration time, LongSupplier nanoTime, ScopedValue.CallableOp<R, X> work)
            throws X {
        return ScopedValue.where(PRESENT, new Deadline(time, nanoTime)).call(work);
    }

    /// The remaining time of the current request, or `most` if that is less or if there
    /// is no request; never negative.
    public static Duration atMost(Duration most) {
        return PRESENT.isBound() ? shorter(most, PRESENT.get().left()) : most;
    }

    /// Whether the request has the time and the right to retry a call after `pause`.
    static boolean allowsRetryAfter(Duration pause) {
        return !PRESENT.isBound()
                || (PRESENT.get().left().compareTo(pause) > 0
                        && PRESENT.get().retries.getAndDecrement() > 0);
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
