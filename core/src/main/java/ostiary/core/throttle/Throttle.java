package ostiary.core.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ostiary.core.throttle.Limit.Subject;

/// Limits the rate of guesses.
public final class Throttle {
    private final AttemptStore attempts;

    public Throttle(AttemptStore attempts) {
        this.attempts = attempts;
    }

    /// Counts one attempt and tells whether it exceeds the limit. For rare operations: it costs a write.
    ///
    /// @return how long to wait, if the limit is exceeded
    public Optional<Duration> take(Subject subject, Instant now) {
        var window = AttemptWindow.of(subject, now);
        return attempts.add(window) > window.limit().most() ? Optional.of(window.remaining(now)) : Optional.empty();
    }

    /// Counts one attempt for each of the subjects, up to the first whose limit it exceeds.
    ///
    /// @return how long to wait, if a limit is exceeded
    public Optional<Duration> take(List<Subject> subjects, Instant now) {
        return subjects.stream()
                .map(subject -> take(subject, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Whether any of the subjects has used up its attempts. Concurrent attempts are not counted yet, so as many as
    /// run at once can exceed a limit.
    ///
    /// @return how long to wait, if a limit is reached
    public Optional<Duration> check(List<Subject> subjects, Instant now) {
        var windows =
                subjects.stream().map(subject -> AttemptWindow.of(subject, now)).toList();
        return attempts.counts(windows).entrySet().stream()
                .filter(count -> count.getValue() >= count.getKey().limit().most())
                .map(count -> count.getKey().remaining(now))
                .max(Comparator.naturalOrder());
    }

    /// Counts one failed attempt for each of the subjects.
    public void count(List<Subject> subjects, Instant now) {
        subjects.forEach(subject -> attempts.add(AttemptWindow.of(subject, now)));
    }
}
