package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static ostiary.adapters.secrets.Waits.withoutWaiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import ostiary.core.UnavailableException;

/// A secret whose source answers when the test says so, or never.
@Execution(CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HangingTextTest {
    private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();
    private final CachedText<Integer> secret =
            new CachedText<>(this::read, Integer::valueOf, () -> now, Thread::startVirtualThread);

    private String read() {
        reads.incrementAndGet();
        try {
            return answers.take();
        } catch (InterruptedException givenUp) {
            abandoned.incrementAndGet();
            throw new UnavailableException("given up", givenUp);
        }
    }

    private void hold(String value) {
        answers.add(value);
        assertThat(secret.get()).isEqualTo(Integer.valueOf(value));
        reads.set(0);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Test
    void aWarmRequestNeverWaitsAndOneReadIsUnderWayAtATime() throws Exception {
        hold("1");

        for (int second = 1; second <= 3 * 60 * 60; second++) {
            pass(Duration.ofSeconds(1));
            assertThat(withoutWaiting(secret::get)).isEqualTo(1);
            // From the fifth minute on; each is given up in its time.
            int begun = second < 5 * 60 ? 0 : (second - 5 * 60) / (int) TextRead.LONGEST.toSeconds() + 1;
            eventually(() -> reads.get() == begun && abandoned.get() == Math.max(0, begun - 1));
        }
    }

    @Test
    void whatWasReadBesideARequestIsForTheNext() throws Exception {
        hold("1");
        pass(CachedText.MAX_AGE);

        assertThat(withoutWaiting(secret::get)).isEqualTo(1);
        answers.add("2");

        eventually(() -> withoutWaiting(secret::get) == 2);
        assertThat(reads).hasValue(1);
    }

    @Test
    void anOldValueIsWaitedForAfterAFreeze() {
        hold("1");
        pass(CachedText.OLD);

        answers.add("2");

        assertThat(secret.get()).isEqualTo(2);
    }

    @Test
    void anOldValueIsServedWhenWaitingIsInVainAndOnlyOneRequestWaits() throws Exception {
        hold("1");
        pass(CachedText.OLD);

        assertThat(secret.get()).isEqualTo(1);

        for (int i = 0; i < 100; i++) {
            pass(TextRead.LONGEST.minusSeconds(1));
            assertThat(withoutWaiting(secret::get)).isEqualTo(1);
        }
    }

    @Test
    void aReadThatAFreezeCutThroughIsGivenUpForAnother() throws Exception {
        hold("1");
        pass(CachedText.MAX_AGE);
        assertThat(secret.get()).isEqualTo(1);

        pass(Duration.ofHours(3));
        eventually(() -> reads.get() == 1);
        var request = new LinkedBlockingQueue<Integer>();
        Thread.startVirtualThread(() -> request.add(secret.get()));
        eventually(() -> reads.get() == 2 && abandoned.get() == 1);
        answers.add("2");

        assertThat(request.poll(5, TimeUnit.MINUTES)).isEqualTo(2);
    }

    @Test
    void anAnswerFromBeforeAFreezeIsAsOldAsItsRead() throws Exception {
        hold("1");
        pass(CachedText.MAX_AGE);
        assertThat(secret.get()).isEqualTo(1);
        eventually(() -> reads.get() == 1);

        pass(TextRead.LONGEST.minusSeconds(2));
        answers.add("2"); // arrives before anybody asks
        eventually(() -> withoutWaiting(secret::get) == 2);
        pass(CachedText.MAX_AGE.minus(TextRead.LONGEST.minusSeconds(2)));
        assertThat(withoutWaiting(secret::get)).isEqualTo(2);

        eventually(() -> reads.get() == 2);
    }

    @Test
    void aFirstReadThatHangsIsNotWaitedForWithoutEnd() {
        assertThatThrownBy(secret::get).isInstanceOf(UnavailableException.class);

        answers.add("1");
        assertThat(secret.get()).isEqualTo(1);
        assertThat(reads).hasValue(1);
    }

    @Test
    void anUnknownNameIsWaitedForOnceAMinute() throws Exception {
        hold("1");
        Callable<Optional<Integer>> unknown = () -> secret.find(_ -> Optional.empty());

        assertThat(unknown.call()).isEmpty(); // in vain, until its patience ends

        for (int i = 0; i < 50; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(withoutWaiting(unknown)).isEmpty();
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void aNewNameIsWaitedFor() {
        hold("1");
        answers.add("2");

        assertThat(secret.find(value -> value == 2 ? Optional.of(value) : Optional.empty()))
                .contains(2);
    }
}
