package ostiary.server.container;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import ostiary.core.throttle.Network;

/// How often each client may call, in this process.
///
/// There is room for a fixed number of clients, however many call. Each has two places, which a digest with a random
/// key selects: it is refused where both are spent, so that a neighbour at one place takes nothing away, and nobody can
/// choose addresses that meet another client at both. At a place stands the time by which all admitted requests would
/// have come at the steady rate (the generic cell rate algorithm, ITU-T I.371).
final class ClientLimits {
    /// Two places a client; all places take half a mebibyte.
    private static final int PLACES = 1 << 16;

    private static final int KEY_BYTES = 16;

    private final AtomicLongArray due = new AtomicLongArray(PLACES);
    private final byte[] key = new byte[KEY_BYTES];
    private final LongSupplier nanoTime;
    private final long begin;
    private final long interval;
    private final long burst;

    /// @param perSecond the steady rate
    /// @param atOnce how many requests may come at once
    /// @param nanoTime a clock like [System#nanoTime]
    ClientLimits(int perSecond, int atOnce, LongSupplier nanoTime) {
        new SecureRandom().nextBytes(key);
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
        this.interval = Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
        this.burst = interval * atOnce;
    }

    /// Counts a request; whether the client may make it.
    ///
    /// @param address of the client
    boolean admit(String address) {
        var digest = ByteBuffer.wrap(digest(Network.widest(Network.of(address))));
        long now = nanoTime.getAsLong() - begin;
        boolean first = take(digest.getInt() & (PLACES - 1), now);
        boolean second = take(digest.getInt() & (PLACES - 1), now);
        return first || second;
    }

    private boolean take(int place, long now) {
        long before = due.getAndUpdate(place, time -> isSpent(time, now) ? time : Math.max(time, now) + interval);
        return !isSpent(before, now);
    }

    private boolean isSpent(long time, long now) {
        return time + interval > now + burst;
    }

    private byte[] digest(String client) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(key);
            return sha256.digest(client.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
