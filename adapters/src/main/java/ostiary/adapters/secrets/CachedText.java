package ostiary.adapters.secrets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.TimeScale;
import ostiary.core.UnavailableException;

/// A cached text, as of a set of keys: requests do not wait for where it is kept, and a stale value is served while
/// that is down.
///
/// Refreshed on use and never by a timer, since a frozen execution environment runs none. The read runs beside
/// the request that began it. A request waits for a read, at most [#READ_TIMEOUT], only before the first value,
/// for a name that the value lacks, and for a value older than [#OLD] when nobody has tried to read for
/// [#MAX_AGE], as after a freeze.
final class CachedText<T> {
    static final Duration MAX_AGE = Duration.ofMinutes(5);
    /// Half of the time that every key tolerates stale copies; the other half is left to an outage.
    static final Duration OLD = KeyLife.SPREAD.dividedBy(2);
    /// Longer than the timeout of a call to Secrets Manager or DynamoDB with its retries.
    static final Duration READ_TIMEOUT = TimeScale.of(Duration.ofSeconds(4));

    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
    static final Duration PAUSE_BEFORE_FIRST_VALUE = Duration.ofSeconds(1);
    static final Duration PAUSE_BETWEEN_SEARCHES = Duration.ofMinutes(1);

    private final TextSource source;
    private final Function<String, T> parser;
    private final InstantSource clock;
    private final Executor beside;

    private volatile @Nullable Held<T> held;

    // Both guarded by `this`.
    private @Nullable TextRead<Held<T>> last;
    private Instant nextSearch = Instant.MIN;

    /// The value of one read; compared by identity, so that two reads of the same value differ.
    private static final class Held<T> {
        private final T value;

        /// Start of the read: a freeze may lie between the response and its arrival.
        private final Instant readAt;

        Held(T value, Instant readAt) {
            this.value = value;
            this.readAt = readAt;
        }

        boolean hasReached(Duration age, Instant now) {
            return !now.isBefore(readAt.plus(age));
        }
    }

    /// @param beside runs the reads
    CachedText(TextSource source, Function<String, T> parser, InstantSource clock, Executor beside) {
        this.source = source;
        this.parser = parser;
        this.clock = clock;
        this.beside = beside;
    }

    /// The cached value.
    ///
    /// @throws UnavailableException only if there was never a value
    T get() {
        return latest().value;
    }

    /// Finds `lookup` in the value. If it is missing, the text is read once more, but at most once a
    /// minute, whatever names clients send.
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
            return read.get().await(READ_TIMEOUT);
        }
        var value = held;
        if (value == null) {
            throw new UnavailableException("a text could not be read a moment ago", null);
        }
        return value;
    }

    private void renew(Held<T> value, Instant now) {
        boolean asleep = !triedWithin(MAX_AGE, now);
        var read = read(value, now);
        if (asleep && value.hasReached(OLD, now)) {
            read.ifPresent(CachedText::awaitIfItComes);
        }
    }

    private Held<T> search(Held<T> searched) {
        if (newest(searched) == searched && maySearch(clock.instant())) {
            read(searched, clock.instant()).ifPresent(CachedText::awaitIfItComes);
        }
        return newest(searched);
    }

    private Held<T> newest(Held<T> known) {
        var value = held;
        return value == null ? known : value;
    }

    private static void awaitIfItComes(TextRead<?> read) {
        try {
            read.await(READ_TIMEOUT);
        } catch (UnavailableException stillDown) {
            // the stale value is good enough
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

    /// The running read, else a new one; none if one failed a moment ago, or already brought a
    /// newer value than `known`.
    private synchronized Optional<TextRead<Held<T>>> read(@Nullable Held<T> known, Instant now) {
        if (last != null && last.isUnderWay(now)) {
            return Optional.of(last);
        }
        if (held != known || isPausing(now)) {
            return Optional.empty();
        }
        if (last != null) {
            last.giveUp();
        }
        var read = TextRead.begin(() -> fetch(now), clock, beside);
        last = read;
        return Optional.of(read);
    }

    private synchronized boolean isPausing(Instant now) {
        var pause = held == null ? PAUSE_BEFORE_FIRST_VALUE : PAUSE_AFTER_FAILURE;
        return last != null && last.failedAfter(now.minus(pause));
    }

    private Held<T> fetch(Instant begun) {
        return update(new Held<>(parser.apply(source.read()), begun));
    }

    /// A read that was given up may still end, after one that began later.
    private synchronized Held<T> update(Held<T> read) {
        var value = held;
        if (value == null || !read.readAt.isBefore(value.readAt)) {
            held = read;
        }
        return newest(read);
    }
}
