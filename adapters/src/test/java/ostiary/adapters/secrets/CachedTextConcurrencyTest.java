package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.adapters.secrets.Waits.withoutWaiting;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ostiary.core.UnavailableException;

/// Many requests at once.
class CachedTextConcurrencyTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final AtomicInteger reads = new AtomicInteger();

    private CachedText<Integer> cached(TextSource source) {
        return new CachedText<>(source, Integer::valueOf, () -> now, Thread::startVirtualThread);
    }

    @Test
    void isReadOnceForManyThatWaitForTheFirstValue() throws Exception {
        var arrived = new CountDownLatch(1);
        var slow = cached(() -> {
            reads.incrementAndGet();
            await(arrived);
            return "1";
        });

        try (var threads = Executors.newFixedThreadPool(64)) {
            var answers =
                    Stream.generate(() -> threads.submit(slow::get)).limit(64).toList();
            arrived.countDown();
            for (var answer : answers) {
                assertThat(answer.get(5, TimeUnit.MINUTES)).isEqualTo(1);
            }
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void failsOnceForManyThatWaitForTheFirstValue() throws Exception {
        var arrived = new CountDownLatch(1);
        var broken = cached(() -> {
            reads.incrementAndGet();
            await(arrived);
            throw new UnavailableException("down", null);
        });
        Callable<Boolean> fails = () -> {
            try {
                broken.get();
                return false;
            } catch (UnavailableException expected) {
                return true;
            }
        };

        try (var threads = Executors.newFixedThreadPool(64)) {
            var answers = Stream.generate(() -> threads.submit(fails)).limit(64).toList();
            arrived.countDown();
            for (var answer : answers) {
                assertThat(answer.get(5, TimeUnit.MINUTES)).isTrue();
            }
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void makesNobodyWaitWhileItIsReadAnew() throws Exception {
        var started = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var slow = cached(() -> {
            if (reads.incrementAndGet() == 2) {
                started.countDown();
                await(mayEnd);
                return "2";
            }
            return "1";
        });
        slow.get();
        now = now.plus(CachedText.MAX_AGE);

        try (var threads = Executors.newFixedThreadPool(64)) {
            var requests = Stream.generate(() -> threads.submit(() -> withoutWaiting(slow::get)))
                    .limit(64)
                    .toList();
            await(started);
            for (var request : requests) {
                assertThat(request.get(5, TimeUnit.MINUTES)).isEqualTo(1);
            }
            mayEnd.countDown();
            while (slow.get() != 2) {
                Thread.onSpinWait();
            }
        }
        assertThat(reads).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
