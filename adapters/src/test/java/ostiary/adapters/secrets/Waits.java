package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/// Tells whether a call waits by how often its thread was made to, and not by how long it took: that is the machine's
/// affair.
final class Waits {
    private Waits() {}

    static <R> R withoutWaiting(Callable<R> call) throws Exception {
        long before = ofThisThread();
        var result = call.call();
        assertThat(ofThisThread()).as("waits").isEqualTo(before);
        return result;
    }

    private static long ofThisThread() {
        return ManagementFactory.getThreadMXBean()
                .getThreadInfo(Thread.currentThread().threadId())
                .getWaitedCount();
    }
}
