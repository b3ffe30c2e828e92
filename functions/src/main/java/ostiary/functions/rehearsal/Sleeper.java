package ostiary.functions.rehearsal;

import java.time.Duration;

/// Port: waits.
@FunctionalInterface
public interface Sleeper {
    /// Returns after `pause`, or earlier if the thread is interrupted.
    void sleep(Duration pause);

    /// Lets the calling thread sleep.
    static void sleepNow(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
