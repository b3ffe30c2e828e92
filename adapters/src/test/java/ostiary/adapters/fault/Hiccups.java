package ostiary.adapters.fault;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// How long the machine kept a thread waiting that wanted nothing but to go on.
public final class Hiccups {
    public static final Hiccups OF_THIS_MACHINE = new Hiccups();

    private static final long NAP = Duration.ofMillis(10).toNanos();

    /// By [System#nanoTime] at its end.
    private final Map<Long, Long> late = new ConcurrentSkipListMap<>();

    private Hiccups() {
        Thread.ofPlatform().daemon().name("hiccups").start(this::watch);
    }

    /// All that there were since then.
    public Duration since(long nanoTime) {
        return Duration.ofNanos(late.entrySet().stream()
                .filter(hiccup -> hiccup.getKey() >= nanoTime)
                .mapToLong(Map.Entry::getValue)
                .sum());
    }

    private void watch() {
        try {
            while (true) {
                long before = System.nanoTime();
                Thread.sleep(Duration.ofNanos(NAP));
                long now = System.nanoTime();
                if (now - before > 3 * NAP) {
                    late.put(now, now - before - NAP);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
