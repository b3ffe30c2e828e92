package ostiary.functions.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.adapters.aws.TimeScale;
import ostiary.adapters.telemetry.FaultLog;

/// Use case: one rehearsal for all hooks of a release, whichever of its functions have changed. The first hook walks,
/// the others wait for its verdict; if the walker dies, another takes over.
public final class OneRehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(OneRehearsal.class);

    /// How long a dead walker is waited for: longer than any one step takes, before which the living renew it.
    static final Duration LEASE = TimeScale.of(Duration.ofMinutes(3));

    /// Some hundred times as long as a walk takes that nothing holds up.
    static final Duration LONGEST_WALK = TimeScale.of(Duration.ofMinutes(6));

    /// Hooks of one release come within a minute or two of each other. A deployment that is tried again, with the same
    /// versions and later than this, is walked anew: what was wrong may have been around the versions.
    static final Duration FAILED_HOLDS = Duration.ofMinutes(5);

    /// Versions don't change.
    static final Duration PASSED_HOLDS = Duration.ofDays(30);

    /// How often in a row the table may be out of reach, beyond the client's own retries.
    private static final int TRIES = 4;

    private final String release;
    private final Rehearsal rehearsal;
    private final VerdictStore verdicts;
    private final InstantSource clock;
    private final Sleeper sleeper;

    /// @param release names the set of versions: [ostiary.service.ReleasedVersions#digest]
    public OneRehearsal(
            String release, Rehearsal rehearsal, VerdictStore verdicts, InstantSource clock, Sleeper sleeper) {
        this.release = release;
        this.rehearsal = rehearsal;
        this.verdicts = verdicts;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// The verdict on the release. Never throws: without one the release has failed.
    ///
    /// @param patience how long the hook can wait and walk
    public Verdict verdict(Duration patience) {
        return new Hook(clock.instant().plus(patience)).verdict();
    }

    private static Verdict told(Verdict verdict) {
        switch (verdict) {
            case Verdict.Passed() -> LOG.info("told by another hook: passed");
            case Verdict.Failed(var step, var seen) -> LOG.warn("told by another hook: failed at {}: {}", step, seen);
        }
        return verdict;
    }

    private static Verdict failed(String step, String seen) {
        LOG.warn("no verdict on the release: {}: {}", step, seen);
        return new Verdict.Failed(step, seen);
    }

    /// One of the hooks.
    private final class Hook {
        private final String walker = UUID.randomUUID().toString();
        private final Instant end;
        private Optional<Verdict> found = Optional.empty();
        private int failures;

        Hook(Instant end) {
            this.end = end;
        }

        Verdict verdict() {
            var backoff = new Backoff(clock, sleeper, end);
            var verdict = ask();
            while (verdict.isEmpty() && backoff.pause()) {
                verdict = ask();
            }
            return verdict.orElseGet(() -> failed("wait", "another hook walks for too long"));
        }

        private Optional<Verdict> ask() {
            try {
                var verdict = askTheTable();
                failures = 0;
                return verdict;
            } catch (RuntimeException outOfReach) {
                FaultLog.record(outOfReach);
                failures++;
                return failures < TRIES
                        ? Optional.empty()
                        : Optional.of(failed("share", outOfReach.getClass().getSimpleName()));
            }
        }

        private Optional<Verdict> askTheTable() {
            var now = clock.instant();
            return switch (verdicts.take(release, walker, now, now.plus(LEASE))) {
                case Standing.Yours() -> walk();
                case Standing.Walking() -> Optional.empty();
                case Standing.Decided(var verdict) -> Optional.of(found.isPresent() ? verdict : told(verdict));
            };
        }

        /// A walk whose verdict could not be kept is not walked again. One that was taken over does not count: what the
        /// other finds does.
        private Optional<Verdict> walk() {
            if (found.isEmpty()) {
                found = Optional.of(rehearsal.rehearse(lease()));
            }
            var verdict = found.get();
            if (verdicts.decide(release, walker, verdict, clock.instant().plus(holds(verdict)))) {
                return found;
            }
            found = Optional.empty();
            return askTheTable();
        }

        private Lease lease() {
            var latest = clock.instant().plus(LONGEST_WALK);
            var over = latest.isBefore(end) ? latest : end;
            return () -> {
                var now = clock.instant();
                if (now.isAfter(over)) {
                    throw new LeaseLostException("the walk takes too long");
                }
                if (!isStillMine(now)) {
                    throw new LeaseLostException("another hook has taken the walk over");
                }
            };
        }

        /// Where that can't be known now, the end of the walk will show it.
        private boolean isStillMine(Instant now) {
            try {
                return verdicts.renew(release, walker, now.plus(LEASE));
            } catch (RuntimeException outOfReach) {
                FaultLog.record(outOfReach);
                return true;
            }
        }
    }

    private static Duration holds(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed() -> PASSED_HOLDS;
            case Verdict.Failed(var _, var _) -> FAILED_HOLDS;
        };
    }
}
