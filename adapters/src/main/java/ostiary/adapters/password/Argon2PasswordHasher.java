package ostiary.adapters.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.password.Argon2Parameters.Variant;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;

/// Argon2id with m=19456 KiB, t=2, p=1 (OWASP Password Storage Cheat Sheet; OWASP ASVS 11.4.2), a salt of 16 bytes.
///
/// Verifies Argon2 of version 1.3 with other parameters too, up to 128 MiB, and the hashes of other systems: see
/// [Argon2Hash] and [ForeignHash]. Both are outdated, so that a login replaces them.
public final class Argon2PasswordHasher implements PasswordHasher {
    static final Argon2Parameters TODAY = new Argon2Parameters(Variant.ARGON2ID, 19_456, 2, 1, 32);
    private static final int SALT_BYTES = 16;

    /// What a request must have left for a hash to begin.
    private static final Duration TIME_OF_TODAYS = Duration.ofMillis(100);

    /// The same for a hash with other parameters or by another function: most take less, the costliest a little more.
    private static final Duration TIME_OF_OTHERS = Duration.ofMillis(800);

    // Zeros, so that anybody sees that nobody chose them for a password: it would take a preimage of Argon2.
    private static final Argon2Hash DECOY = new Argon2Hash(TODAY, new byte[SALT_BYTES], new byte[TODAY.hashBytes()]);

    private final ChosenArgon2 chosen;
    private final int slots;
    private final Semaphore free;
    private final Semaphore queue;
    private final Supplier<Duration> patience;

    // Lambda SnapStart restores one snapshot many times. The JDK's default on Linux, NativePRNG, still gives each copy
    // its own salts: it mixes in bytes of the kernel that it reads anew (what it read more than 100 ms ago is dropped),
    // and the kernel seeds itself again when it finds that it was restored. A seeded or a SHA1PRNG generator would not.
    private final SecureRandom random = new SecureRandom();

    /// Computes with libsodium where it is to be had, else with Bouncy Castle; [#implementation] tells.
    ///
    /// @param slots how many hashes of 19 MiB may be under way at once. An imported hash of more memory takes more
    ///     slots, if need be all: together they hold no more than `slots` × 19 MiB, or one of them 128 MiB
    /// @param queue how many callers may wait for their slots, in the order of arrival; who comes on top of them is
    ///     turned away at once
    /// @param patience how long each of them waits
    /// @throws IllegalStateException when no implementation computes Argon2 rightly
    public Argon2PasswordHasher(int slots, int queue, Supplier<Duration> patience) {
        this(ChosenArgon2.best(), slots, queue, patience);
    }

    /// The same for few callers: all of them may wait.
    public Argon2PasswordHasher(int slots, Duration patience) {
        this(ChosenArgon2.best(), slots, Integer.MAX_VALUE, () -> patience);
    }

    Argon2PasswordHasher(ChosenArgon2 chosen, int slots, int queue, Supplier<Duration> patience) {
        this.chosen = chosen;
        this.slots = slots;
        this.free = new Semaphore(slots, true);
        this.queue = new Semaphore(queue);
        this.patience = patience;
    }

    /// As the second constructor, but with Bouncy Castle even where libsodium is to be had.
    public static Argon2PasswordHasher portable(int slots, Duration patience) {
        return new Argon2PasswordHasher(ChosenArgon2.portable(), slots, Integer.MAX_VALUE, () -> patience);
    }

    /// What computes Argon2 here, and why not a faster one: for the log.
    public String implementation() {
        return chosen.description();
    }

    /// How many callers wait for their slots at the moment.
    public int waiting() {
        return free.getQueueLength();
    }

    @Override
    public PasswordHash hash(Password password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Argon2Hash(TODAY, salt, derive(password, salt, TODAY)).phc();
    }

    /// A damaged or unknown hash takes the time of a good one, so that time doesn't tell which users have one.
    @Override
    public boolean matches(Password password, PasswordHash hash) {
        var foreign = ForeignHash.parse(hash);
        if (foreign.isPresent()) {
            return matches(password, foreign.get());
        }
        var known = Argon2Hash.parse(hash).orElse(DECOY);
        return MessageDigest.isEqual(derive(password, known.salt(), known.parameters()), known.hash());
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return Argon2Hash.parse(hash)
                .filter(known -> known.parameters().equals(TODAY) && known.salt().length == SALT_BYTES)
                .isEmpty();
    }

    @Override
    public PasswordHash decoy() {
        return DECOY.phc();
    }

    private byte[] derive(Password password, byte[] salt, Argon2Parameters parameters) {
        return inSlots(
                parameters.memoryKib(),
                parameters.equals(TODAY) ? TIME_OF_TODAYS : TIME_OF_OTHERS,
                password.text(),
                bytes -> chosen.argon2().derive(bytes, salt, parameters));
    }

    /// The other system took what was typed.
    private boolean matches(Password password, ForeignHash hash) {
        return inSlots(hash.memoryKib(), TIME_OF_OTHERS, password.typed(), hash::matches);
    }

    private <T> T inSlots(int memoryKib, Duration time, String password, Function<byte[], T> work) {
        int needed = Math.min(slots, Math.ceilDiv(memoryKib, TODAY.memoryKib()));
        acquire(needed);
        try {
            // Nobody can end a hash that has begun, and its request would be answered too late.
            if (Deadline.atMost(time).compareTo(time) < 0) {
                throw new HasherBusyException();
            }
            var bytes = password.getBytes(UTF_8);
            try {
                return work.apply(bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        } finally {
            free.release(needed);
        }
    }

    private void acquire(int needed) {
        boolean mayWait = queue.tryAcquire();
        try {
            if (free.tryAcquire(needed, mayWait ? patience.get().toNanos() : 0, NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // for the caller, who is told that nothing was decided
        } finally {
            if (mayWait) {
                queue.release();
            }
        }
        throw new HasherBusyException();
    }
}
