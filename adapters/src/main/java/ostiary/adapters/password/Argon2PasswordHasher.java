package ostiary.adapters.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ostiary.adapters.aws.Deadline;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;

/// Argon2id with m=19456 KiB, t=2, p=1 (OWASP Password Storage Cheat Sheet; OWASP ASVS 11.4.2), a salt of 16 bytes.
///
/// Verifies Argon2 of version 1.3 with other parameters too, up to 128 MiB, and the hashes of other systems: see
/// [Argon2Hash] and [ForeignHash]. Both are outdated, so that a login replaces them that proves the whole password.
public final class Argon2PasswordHasher implements PasswordHasher {
    static final Argon2Parameters TODAY = Argon2Hash.TODAY;
    private static final int SALT_BYTES = Argon2Hash.SALT_BYTES;

    /// The time that a request must have left to begin a hash.
    private static final Duration TIME_OF_TODAYS = Duration.ofMillis(100);

    /// The same for a hash with other parameters or another function: most take less, the costliest a little more.
    private static final Duration TIME_OF_OTHERS = Duration.ofMillis(800);

    /// The same for a hash that can wait until another login, which has yet to write its session.
    private static final Duration TIME_OF_A_REPLACEMENT = Duration.ofMillis(500);

    // Zeros, so that the decoy is evidently no password's hash: finding one would take a preimage of Argon2.
    private static final Argon2Hash DECOY = new Argon2Hash(TODAY, new byte[SALT_BYTES], new byte[TODAY.hashBytes()]);

    private final ChosenArgon2 chosen;
    private final int slots;
    private final Semaphore free;
    private final Semaphore queue;
    private final Supplier<Duration> timeout;
    private final Executor threads;

    // Lambda SnapStart restores one snapshot many times. The JDK's default on Linux, NativePRNG, still gives each
    // copy its own salts: it mixes in bytes of the kernel that it reads anew (those read more than 100 ms ago are
    // dropped), and the kernel reseeds itself when it was restored. A seeded or SHA1PRNG generator would not.
    private final SecureRandom random = new SecureRandom();

    /// Uses libsodium if available, else Bouncy Castle; [#implementation] tells which.
    ///
    /// @param slots how many hashes of 19 MiB may run at once. An imported hash of more memory takes several slots,
    /// up to all: together the running hashes use at most `slots` × 19 MiB, or a single one 128 MiB
    /// @param queue how many callers may wait for slots, in order of arrival; further callers are refused at once
    /// @param timeout how long each of them waits
    /// @param threads runs the hashes; of the platform where callers are on virtual ones, whose carrier a hash
    /// would keep for itself
    /// @throws IllegalStateException when no implementation computes Argon2 correctly
    public Argon2PasswordHasher(int slots, int queue, Supplier<Duration> timeout, Executor threads) {
        this(ChosenArgon2.best(), slots, queue, timeout, threads);
    }

    /// The same with an unlimited queue, for few callers.
    public Argon2PasswordHasher(int slots, Duration timeout) {
        this(ChosenArgon2.best(), slots, Integer.MAX_VALUE, () -> timeout);
    }

    Argon2PasswordHasher(ChosenArgon2 chosen, int slots, int queue, Supplier<Duration> timeout) {
        this(chosen, slots, queue, timeout, Runnable::run);
    }

    Argon2PasswordHasher(ChosenArgon2 chosen, int slots, int queue, Supplier<Duration> timeout, Executor threads) {
        this.chosen = chosen;
        this.slots = slots;
        this.free = new Semaphore(slots, true);
        this.queue = new Semaphore(queue);
        this.timeout = timeout;
        this.threads = threads;
    }

    /// A hasher as of the second constructor, but with Bouncy Castle even if libsodium is available.
    public static Argon2PasswordHasher portable(int slots, Duration timeout) {
        return new Argon2PasswordHasher(ChosenArgon2.portable(), slots, Integer.MAX_VALUE, () -> timeout);
    }

    /// Describes the Argon2 implementation in use, and why not a faster one, for the log.
    public String implementation() {
        return chosen.description();
    }

    /// How many callers wait for slots now.
    public int waiting() {
        return free.getQueueLength();
    }

    @Override
    public PasswordHash hash(Password password) {
        var salt = freshSalt();
        return new Argon2Hash(TODAY, salt, derive(password.text(), salt, TODAY)).phc();
    }

    @Override
    public Optional<PasswordHash> hashAtOnce(Password password) {
        boolean inTime = Deadline.atMost(TIME_OF_A_REPLACEMENT).equals(TIME_OF_A_REPLACEMENT);
        if (!inTime || free.hasQueuedThreads() || !free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            var salt = freshSalt();
            var hash = onThreads(
                    () -> inBytes(password.text(), bytes -> chosen.argon2().derive(bytes, salt, TODAY)));
            return Optional.of(new Argon2Hash(TODAY, salt, hash).phc());
        } finally {
            free.release();
        }
    }

    private byte[] freshSalt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    /// A damaged or unknown hash takes as long as a good one, so that timing doesn't tell which users have one.
    @Override
    public boolean matches(Password password, PasswordHash hash) {
        var foreign = ForeignHash.parse(hash);
        if (foreign.isPresent()) {
            return anySpelling(password, text -> matches(text, foreign.get()));
        }
        var known = Argon2Hash.parse(hash).orElse(DECOY);
        Predicate<String> matches =
                text -> MessageDigest.isEqual(derive(text, known.salt(), known.parameters()), known.hash());
        return known.isOurs() ? matches.test(password.text()) : anySpelling(password, matches);
    }

    /// With the first comparison a guess is made, whether or not there is a slot and time for the second.
    private static boolean anySpelling(Password password, Predicate<String> matches) {
        if (matches.test(password.typed())) {
            return true;
        }
        try {
            return spellings(password).skip(1).anyMatch(matches);
        } catch (HasherBusyException busy) {
            throw busy.afterAComparison();
        }
    }

    @Override
    public boolean shouldReplace(PasswordHash hash, Password password) {
        var foreign = ForeignHash.parse(hash);
        return isOutdated(hash)
                && (foreign.isEmpty()
                        || spellings(password).allMatch(text -> inBytes(text, foreign.get()::looksAtAllOf)));
    }

    boolean isOutdated(PasswordHash hash) {
        return Argon2Hash.parse(hash).filter(Argon2Hash::isOurs).isEmpty();
    }

    @Override
    public PasswordHash decoy() {
        return DECOY.phc();
    }

    /// The password as typed, and normalised if that makes a difference: no hash tells which of them the other
    /// system took.
    private static Stream<String> spellings(Password password) {
        return Stream.of(password.typed(), password.text()).distinct();
    }

    private byte[] derive(String password, byte[] salt, Argon2Parameters parameters) {
        return inSlots(
                parameters.memoryKib(),
                parameters.equals(TODAY) ? TIME_OF_TODAYS : TIME_OF_OTHERS,
                password,
                bytes -> chosen.argon2().derive(bytes, salt, parameters));
    }

    private boolean matches(String password, ForeignHash hash) {
        return inSlots(hash.memoryKib(), TIME_OF_OTHERS, password, hash::matches);
    }

    private <T> T inSlots(int memoryKib, Duration time, String password, Function<byte[], T> work) {
        int needed = Math.min(slots, Math.ceilDiv(memoryKib, TODAY.memoryKib()));
        acquire(needed);
        try {
            // A running hash cannot be interrupted, and its request would be answered too late.
            if (Deadline.atMost(time).compareTo(time) < 0) {
                throw new HasherBusyException();
            }
            return onThreads(() -> inBytes(password, work));
        } finally {
            free.release(needed);
        }
    }

    /// Waits for a hash even if its caller is interrupted: it can't be, and its slot is free when it has ended.
    private <T> T onThreads(Supplier<T> hash) {
        try {
            return CompletableFuture.supplyAsync(hash, threads).join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException broken -> throw broken;
                case Error broken -> throw broken;
                case null, default -> throw failed;
            }
        }
    }

    private static <T> T inBytes(String password, Function<byte[], T> work) {
        var bytes = password.getBytes(UTF_8);
        try {
            return work.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private void acquire(int needed) {
        boolean mayWait = queue.tryAcquire();
        try {
            if (free.tryAcquire(needed, mayWait ? timeout.get().toNanos() : 0, NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // for the caller, who gets an UnavailableException
        } finally {
            if (mayWait) {
                queue.release();
            }
        }
        throw new HasherBusyException();
    }
}
