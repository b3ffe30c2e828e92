package ostiary.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import ostiary.core.UnavailableException;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;

/// The issuer's public keys, kept for [#KEPT] as its answer says, and while it is out of reach for [#LONGEST]: a key is
/// published that long before it signs.
final class PublishedKeys implements VerificationKeys {
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(2);

    /// Anybody can make up the name of a key, and must not have the issuer asked each time.
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(1);

    /// The clock is corrected now and then, and another thread may have read it a moment later.
    private static final Duration SET_BACK = Duration.ofMinutes(1);

    private final Supplier<JsonNode> source;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Copy copy = new Copy(List.of(), Instant.MIN);
    private Instant tried = Instant.MIN;

    private record Copy(List<VerificationKey> keys, Instant readAt) {
        boolean isOlderThan(Duration age, Instant now) {
            return readAt.equals(Instant.MIN) || now.isBefore(readAt.minus(SET_BACK)) || now.isAfter(readAt.plus(age));
        }

        Optional<VerificationKey> find(String kid) {
            return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
        }
    }

    /// @param source gives a JWK set
    PublishedKeys(Supplier<JsonNode> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /// @throws UnavailableException if none are known and the issuer is out of reach
    @Override
    public Optional<VerificationKey> find(String kid) {
        var known = copy;
        var found = known.find(kid);
        if (found.isEmpty() || known.isOlderThan(KEPT, clock.instant())) {
            read();
            found = current().find(kid);
        }
        return found;
    }

    @Override
    public List<VerificationKey> published() {
        if (copy.isOlderThan(KEPT, clock.instant())) {
            read();
        }
        return current().keys();
    }

    private Copy current() {
        var known = copy;
        if (known.isOlderThan(LONGEST, clock.instant())) {
            throw new UnavailableException("the public keys of Ostiary", null);
        }
        return known;
    }

    /// Whoever comes while somebody reads goes on with what there is, unless that is nothing.
    private void read() {
        if (copy.isOlderThan(LONGEST, clock.instant())) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return;
        }
        try {
            if (isDue(clock.instant())) {
                ask();
            }
        } finally {
            reading.unlock();
        }
    }

    /// Pauses begin when a try is over, so that all who waited for it don't try one after the other.
    private boolean isDue(Instant now) {
        var pause = copy.isOlderThan(LONGEST, now) ? PAUSE_WITHOUT_KEYS : PAUSE;
        return tried.equals(Instant.MIN) || now.isBefore(tried.minus(SET_BACK)) || now.isAfter(tried.plus(pause));
    }

    private void ask() {
        var begun = clock.instant();
        try {
            copy = new Copy(RsaJwks.read(source.get()), begun);
        } catch (UnavailableException unreachable) {
            // Those of before are good for a while.
        } finally {
            tried = clock.instant();
        }
    }
}
