package ostiary.functions.secrets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ostiary.core.UnavailableException;

/// What a secret holds, kept so that requests do not wait for Secrets Manager, and served stale while it is down.
///
/// It is read anew in use and never by a timer: a frozen execution environment runs none. One caller reads while the
/// others go on with what there is; only before the first value do all wait, and then for one read.
final class CachedSecret<T> {
    static final Duration MAX_AGE = Duration.ofMinutes(5);
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
    static final Duration PAUSE_BEFORE_FIRST_VALUE = Duration.ofSeconds(1);
    static final Duration PAUSE_BETWEEN_SEARCHES = Duration.ofMinutes(1);

    private final SecretSource source;
    private final Function<String, T> parser;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();

    private volatile @Nullable Held<T> held;

    // Both guarded by `reading`.
    private Instant nextRead = Instant.MIN;
    private Instant nextSearch = Instant.MIN;

    /// What one read brought; another one brings another, even of the same value.
    private static final class Held<T> {
        private final T value;
        private final Instant readAt;

        Held(T value, Instant readAt) {
            this.value = value;
            this.readAt = readAt;
        }
    }

    CachedSecret(SecretSource source, Function<String, T> parser, InstantSource clock) {
        this.source = source;
        this.parser = parser;
        this.clock = clock;
    }

    /// The value.
    ///
    /// @throws UnavailableException only if there has never been one
    T get() {
        return latest().value;
    }

    /// What `lookup` finds in the value. Before it finds nothing, the secret is read once more, but at most once a
    /// minute: whoever sends unknown names does not decide how often.
    <R> Optional<R> find(Function<T, Optional<R>> lookup) {
        var searched = latest();
        return lookup.apply(searched.value).or(() -> lookup.apply(search(searched).value));
    }

    private Held<T> latest() {
        var value = held;
        if (value == null) {
            return first();
        }
        return isFresh(value) ? value : oneReads(value, () -> true);
    }

    private boolean isFresh(Held<T> value) {
        return clock.instant().isBefore(value.readAt.plus(MAX_AGE));
    }

    private Held<T> first() {
        reading.lock();
        try {
            var value = held;
            if (value != null) {
                return value;
            }
            if (clock.instant().isBefore(nextRead)) {
                throw new UnavailableException("a secret could not be read a moment ago", null);
            }
            return read(PAUSE_BEFORE_FIRST_VALUE);
        } finally {
            reading.unlock();
        }
    }

    private Held<T> search(Held<T> searched) {
        return oneReads(searched, () -> {
            var now = clock.instant();
            boolean inBudget = !now.isBefore(nextSearch);
            if (inBudget) {
                nextSearch = now.plus(PAUSE_BETWEEN_SEARCHES);
            }
            return inBudget;
        });
    }

    /// One caller reads, if it may; the others, and those whose read fails, get what there is.
    private Held<T> oneReads(Held<T> known, BooleanSupplier may) {
        if (!reading.tryLock()) {
            return known;
        }
        try {
            var value = held;
            if (value != null && value != known) {
                return value;
            }
            return clock.instant().isBefore(nextRead) || !may.getAsBoolean() ? known : read(PAUSE_AFTER_FAILURE);
        } catch (UnavailableException stillDown) {
            return known;
        } finally {
            reading.unlock();
        }
    }

    private Held<T> read(Duration pauseAfterFailure) {
        try {
            var read = new Held<>(parser.apply(source.read()), clock.instant());
            held = read;
            return read;
        } catch (MalformedKeysException | UnavailableException failed) {
            nextRead = clock.instant().plus(pauseAfterFailure);
            throw new UnavailableException("no keys: " + failed.getMessage(), failed);
        }
    }
}
