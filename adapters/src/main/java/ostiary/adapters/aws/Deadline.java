package ostiary.adapters.aws;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// The time that one request may take with all its calls, and how often it may repeat one: however many dependencies
/// hang, it is answered while somebody is there to hear it.
///
/// It holds for the thread that works on the request. What goes on beside it has timeouts of its own.
public final class Deadline {
    /// With what follows the last call a request is answered within 3 seconds.
    public static final Duration OF_A_REQUEST = Duration.ofMillis(2600);

    /// A request whose first call fails makes no more than three.
    private static final int REPEATS = 2;

    private static final ScopedValue<Deadline> PRESENT = ScopedValue.newInstance();

    private final LongSupplier nanoTime;
    private final long end;
    private final AtomicInteger repeats = new AtomicInteger(REPEATS);

    private Deadline(Duration time, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + time.toNanos();
    }

    /// Does `work`, for which there is so much time from now on.
    public static <R, X extends Throwable> R within(Duration time, ScopedValue.CallableOp<R, X> work) throws X {
        return within(time, System::nanoTime, work);
    }

    /// @param nanoTime tells the time, as [System#nanoTime] does
    static <R, X extends Throwable> R within(Duration time, LongSupplier nanoTime, ScopedValue.CallableOp<R, X> work)
            throws X {
        return ScopedValue.where(PRESENT, new Deadline(time, nanoTime)).call(work);
    }

    /// What is left of it for the request at hand, and `most` if that is less; nothing is zero.
    public static Duration atMost(Duration most) {
        return PRESENT.isBound() ? shorter(most, PRESENT.get().left()) : most;
    }

    /// Whether a call may be made once more after `pause`.
    static boolean allowsARepeatAfter(Duration pause) {
        return !PRESENT.isBound()
                || (PRESENT.get().left().compareTo(pause) > 0
                        && PRESENT.get().repeats.getAndDecrement() > 0);
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
