package ostiary.adapters.secrets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ostiary.core.UnavailableException;

/// What a secret holds, kept so that requests do not wait for Secrets Manager, and served stale while it is down.
///
/// It is read anew in use and never by a timer: a frozen execution environment runs none. The read goes on beside
/// the request that began it. A request waits for one, and never longer than [#PATIENCE], only before the first
/// value, for a name that the value lacks, and for what is [#OLD] when nobody has tried to read for [#MAX_AGE], as
/// after a freeze.
final class CachedSecret<T> {
    static final Duration MAX_AGE = Duration.ofMinutes(5);
    /// Half of what every key is made to bear, so that the other half is left to an outage.
    static final Duration OLD = KeyLife.SPREAD.dividedBy(2);
    /// More than the timeout of a call to Secrets Manager, its retries included.
    static final Duration PATIENCE = Duration.ofSeconds(4);

    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
    static final Duration PAUSE_BEFORE_FIRST_VALUE = Duration.ofSeconds(1);
    static final Duration PAUSE_BETWEEN_SEARCHES = Duration.ofMinutes(1);

    private final SecretSource source;
    private final Function<String, T> parser;
    private final InstantSource clock;
    private final Executor beside;

    private volatile @Nullable Held<T> held;

    // Both guarded by this.
    private @Nullable SecretRead<Held<T>> last;
    private Instant nextSearch = Instant.MIN;

    /// What one read brought; another one brings another, even of the same value.
    private static final class Held<T> {
        private final T value;

        /// When the read began: a freeze may lie between what Secrets Manager answered and its arrival.
        private final Instant readAt;

        Held(T value, Instant readAt) {
            this.value = value;
            this.readAt = readAt;
        }

        boolean hasReached(Duration age, Instant now) {
            return !now.isBefore(readAt.plus(age));
        }
    }

    /// @param beside what runs a read
    CachedSecret(SecretSource source, Function<String, T> parser, InstantSource clock, Executor beside) {
        this.source = source;
        this.parser = parser;
        this.clock = clock;
        this.beside = beside;
    }

    /// The value.
    ///
    /// @throws UnavailableException only if there has never been one
    T get() {
        return latest().value;
    }

    /// What `lookup` finds in the value. Before it finds nothing, the secret is read once more, but at most once
    /// a minute: whoever sends unknown names does not decide how often.
    <R> Optional<R> find(Function<T, Optional<R>> lookup) {
        var searched = latest();
        return lookup.apply(searched.value).or(() -> lookup.apply(search(searched).value));
    }

    boolean isOlderThan(Duration age) {
        return latest().hasReached(age, clock.instant());
    }

    private Held<T> latest() {
        var value = held;
        if (value == null) {
            return first();
        }
        var now = clock.instant();
        if (value.hasReached(MAX_AGE, now)) {
            renew(value, now);
        }
        return newest(value);
    }

    private Held<T> first() {
        var read = read(null, clock.instant());
        if (read.isPresent()) {
            return read.get().await(PATIENCE);
        }
        var value = held;
        if (value == null) {
            throw new UnavailableException("a secret could not be read a moment ago", null);
        }
        return value;
    }

    private void renew(Held<T> value, Instant now) {
        boolean asleep = !triedWithin(MAX_AGE, now);
        var read = read(value, now);
        if (asleep && value.hasReached(OLD, now)) {
            read.ifPresent(CachedSecret::awaitIfItComes);
        }
    }

    private Held<T> search(Held<T> searched) {
        if (newest(searched) == searched && maySearch(clock.instant())) {
            read(searched, clock.instant()).ifPresent(CachedSecret::awaitIfItComes);
        }
        return newest(searched);
    }

    private Held<T> newest(Held<T> known) {
        var value = held;
        return value == null ? known : value;
    }

    private static void awaitIfItComes(SecretRead<?> read) {
        try {
            read.await(PATIENCE);
        } catch (UnavailableException stillDown) {
            // what there is will do
        }
    }

    private synchronized boolean triedWithin(Duration time, Instant now) {
        return last != null && now.isBefore(last.begun().plus(time));
    }

    private synchronized boolean maySearch(Instant now) {
        boolean inBudget = !now.isBefore(nextSearch) && !isPausing(now);
        if (inBudget) {
            nextSearch = now.plus(PAUSE_BETWEEN_SEARCHES);
        }
        return inBudget;
    }

    /// The read that is under way, or else a new one; none if one failed a moment ago, or has brought more than
    /// `known`.
    private synchronized Optional<SecretRead<Held<T>>> read(@Nullable Held<T> known, Instant now) {
        if (last != null && last.isUnderWay(now)) {
            return Optional.of(last);
        }
        if (held != known || isPausing(now)) {
            return Optional.empty();
        }
        if (last != null) {
            last.giveUp();
        }
        var read = SecretRead.begin(() -> keep(now), clock, beside);
        last = read;
        return Optional.of(read);
    }

    private synchronized boolean isPausing(Instant now) {
        var pause = held == null ? PAUSE_BEFORE_FIRST_VALUE : PAUSE_AFTER_FAILURE;
        return last != null && last.failedAfter(now.minus(pause));
    }

    private Held<T> keep(Instant begun) {
        return keep(new Held<>(parser.apply(source.read()), begun));
    }

    /// A read that was given up may still end, after one that began later.
    private synchronized Held<T> keep(Held<T> read) {
        var value = held;
        if (value == null || !read.readAt.isBefore(value.readAt)) {
            held = read;
        }
        return newest(read);
    }
}
