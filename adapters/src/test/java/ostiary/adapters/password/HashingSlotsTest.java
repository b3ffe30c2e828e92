package ostiary.adapters.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ostiary.adapters.aws.Deadline;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;

/// At most as many hashes at once as the hasher was told.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HashingSlotsTest {
    static final int QUEUE = 20;
    static final Password PASSWORD = Password.of("tangerine walrus 42 sunrise");
    static final PasswordHash OF_64_MIB =
            new PasswordHash("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final Semaphore begun = new Semaphore(0);
    final CountDownLatch mayEnd = new CountDownLatch(1);
    final AtomicInteger underWay = new AtomicInteger();
    final AtomicInteger mostUnderWay = new AtomicInteger();

    @AfterEach
    void endAll() {
        mayEnd.countDown();
        threads.close();
    }

    /// Nobody could end the hash, and its answer would come too late.
    @Test
    void beginsNoHashThatARequestHasNoTimeFor() {
        var hasher = new Argon2PasswordHasher(3, Duration.ofSeconds(1));
        var other = new PasswordHash(ForeignHashes.BCRYPT_ABC);

        assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(50), () -> hasher.hash(PASSWORD)))
                .isInstanceOf(HasherBusyException.class);
        assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(500), () -> hasher.matches(PASSWORD, other)))
                .isInstanceOf(HasherBusyException.class);
        assertThat(hasher.hash(PASSWORD)).isNotNull();
    }

    @Test
    void turnsAwayWhoeverFindsThemTakenForTooLong() throws Exception {
        var hasher = hasher(3, Duration.ofMillis(50));
        var first = start(3, () -> hasher.hash(PASSWORD));
        begun.acquire(3);

        var late = start(20, () -> hasher.hash(PASSWORD));
        for (var caller : late) {
            assertThatThrownBy(caller::get).hasCauseExactlyInstanceOf(HasherBusyException.class);
        }
        mayEnd.countDown();

        for (var caller : first) {
            assertThat(caller.get()).isNotNull();
        }
        assertThat(hasher.hash(PASSWORD)).isNotNull();
        assertThat(mostUnderWay).hasValue(3);
    }

    @Test
    void turnsAwayAtOnceWhoeverFindsTheQueueFull() throws Exception {
        var hasher = hasher(3, Duration.ofDays(1)); // whoever has to wait is there until the end
        var served = start(3, () -> hasher.hash(PASSWORD));
        begun.acquire(3);
        var waiting = start(QUEUE, () -> hasher.hash(PASSWORD));
        while (hasher.waiting() < QUEUE) {
            Thread.sleep(1);
        }

        assertThatExceptionOfType(HasherBusyException.class).isThrownBy(() -> hasher.hash(PASSWORD));

        assertThat(hasher.waiting()).isEqualTo(QUEUE);
        mayEnd.countDown();
        for (var caller : served) {
            assertThat(caller.get()).isNotNull();
        }
        for (var caller : waiting) {
            assertThat(caller.get()).isNotNull();
        }
    }

    @Test
    void letsWhoeverWaitsInAsSoonAsOneIsFree() throws Exception {
        var hasher = hasher(3, Duration.ofSeconds(20));
        var callers = start(23, () -> hasher.hash(PASSWORD));
        begun.acquire(3);
        mayEnd.countDown();

        for (var caller : callers) {
            assertThat(caller.get()).isNotNull();
        }
        assertThat(mostUnderWay).hasValue(3);
    }

    @Test
    void takesAsManyAsAHashOfMoreMemoryIsWorth() throws Exception {
        var hasher = hasher(5, Duration.ofMillis(50));
        start(1, () -> hasher.matches(PASSWORD, OF_64_MIB));
        begun.acquire();

        start(1, () -> hasher.hash(PASSWORD));
        begun.acquire();

        assertThatExceptionOfType(HasherBusyException.class).isThrownBy(() -> hasher.hash(PASSWORD));
    }

    @Test
    void takesAllForAHashOfMoreMemoryThanAll() throws Exception {
        var hasher = hasher(2, Duration.ofMillis(50));
        start(1, () -> hasher.matches(PASSWORD, OF_64_MIB));
        begun.acquire();

        assertThatExceptionOfType(HasherBusyException.class).isThrownBy(() -> hasher.hash(PASSWORD));
    }

    @Test
    void areFreeAgainAfterAFailure() {
        var failing = new ChosenArgon2(
                (_, _, _) -> {
                    throw new IllegalStateException("no memory");
                },
                "failing");
        var hasher = new Argon2PasswordHasher(failing, 1, 0, () -> Duration.ZERO);

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> hasher.hash(PASSWORD)).hasMessage("no memory");
        }
    }

    @Test
    void tellsAnInterruptedCallerThatNothingWasDecided() throws Exception {
        var hasher = hasher(1, Duration.ofSeconds(20));
        start(1, () -> hasher.hash(PASSWORD));
        begun.acquire();

        Thread.currentThread().interrupt();

        assertThatExceptionOfType(HasherBusyException.class).isThrownBy(() -> hasher.hash(PASSWORD));
        assertThat(Thread.interrupted()).isTrue();
    }

    /// Whoever sends guesses to a busy environment has made one.
    @Test
    void tellsThatOneSpellingWasComparedAndTheOtherNot() {
        var interrupting = new ChosenArgon2(
                (_, _, parameters) -> {
                    Thread.currentThread().interrupt(); // so that the next one gets no slot
                    return new byte[parameters.hashBytes()];
                },
                "interrupting");
        var hasher = new Argon2PasswordHasher(interrupting, 1, QUEUE, () -> Duration.ofSeconds(20));
        var inTwoSpellings = Password.of("half \u00bd of the tangerines");

        assertThatExceptionOfType(HasherBusyException.class)
                .isThrownBy(() -> hasher.matches(inTwoSpellings, OF_64_MIB))
                .matches(HasherBusyException::hasCompared);
        assertThatExceptionOfType(HasherBusyException.class)
                .isThrownBy(() -> hasher.matches(inTwoSpellings, OF_64_MIB))
                .matches(busy -> !busy.hasCompared());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(hasher.matches(PASSWORD, OF_64_MIB)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void areNotWaitedForByAHashThatCanWait() throws Exception {
        var hasher = hasher(1, Duration.ofDays(1)); // whoever has to wait is there until the end
        var first = start(1, () -> hasher.hash(PASSWORD));
        begun.acquire();

        assertThat(hasher.hashAtOnce(PASSWORD)).isEmpty();
        mayEnd.countDown();
        assertThat(first.getFirst().get()).isNotNull();

        assertThat(Deadline.within(Duration.ofMillis(400), () -> hasher.hashAtOnce(PASSWORD)))
                .isEmpty();
        assertThat(hasher.hashAtOnce(PASSWORD)).isPresent();
        assertThat(hasher.hashAtOnce(PASSWORD)).isPresent();
    }

    @Test
    void runsEachHashOnTheThreadsItWasGiven() throws Exception {
        mayEnd.countDown();
        var on = new CopyOnWriteArrayList<Thread>();
        Argon2 seen = (password, salt, parameters) -> {
            on.add(Thread.currentThread());
            return derive(password, salt, parameters);
        };
        try (var own = Executors.newSingleThreadExecutor()) {
            var thread = own.submit(Thread::currentThread).get();
            var hasher = new Argon2PasswordHasher(
                    new ChosenArgon2(seen, "seen by the test"), 1, QUEUE, () -> Duration.ofSeconds(20), own);

            var hash = threads.submit(() -> hasher.hash(PASSWORD)).get();
            threads.submit(() -> hasher.matches(PASSWORD, hash)).get();
            threads.submit(() -> hasher.hashAtOnce(PASSWORD)).get();

            assertThat(on).hasSize(3).containsOnly(thread);
        }
    }

    @Test
    void tellsWhyAHashFailedOnAnotherThread() {
        var broken = new IllegalStateException("broken");
        Argon2 failing = (_, _, _) -> {
            throw broken;
        };
        try (var own = Executors.newSingleThreadExecutor()) {
            var hasher = new Argon2PasswordHasher(
                    new ChosenArgon2(failing, "broken by the test"), 1, QUEUE, () -> Duration.ofSeconds(20), own);

            assertThatThrownBy(() -> hasher.hash(PASSWORD)).isSameAs(broken);
            assertThatThrownBy(() -> hasher.hash(PASSWORD)).isSameAs(broken);
        }
    }

    private <T> List<Future<T>> start(int callers, Callable<T> call) {
        return IntStream.range(0, callers).mapToObj(_ -> threads.submit(call)).toList();
    }

    private Argon2PasswordHasher hasher(int slots, Duration patience) {
        return new Argon2PasswordHasher(
                new ChosenArgon2(this::derive, "held up by the test"), slots, QUEUE, () -> patience);
    }

    private byte[] derive(byte[] password, byte[] salt, Argon2Parameters parameters) {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        begun.release();
        try {
            mayEnd.await();
            return new byte[parameters.hashBytes()];
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            underWay.decrementAndGet();
        }
    }
}
