package ostiary.core.throttle;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import ostiary.core.throttle.Limit.Subject;
import ostiary.core.token.Sha256;

/// The attempts of one subject within one window of time.
///
/// @param key identifies subject and window; the subject only as a hash, so that the
/// store holds no list of addresses
/// @param end when the count restarts
public record AttemptWindow(String key, Limit limit, Instant end) {
    /// The window in which an attempt at `now` counts.
    public static AttemptWindow of(Subject subject, Instant now) {
        long length = subject.limit().window().toSeconds();
        long index = Math.floorDiv(now.getEpochSecond(), length);
        var hash = Sha256.of(subject.name().getBytes(StandardCharsets.UTF_8));
        return new AttemptWindow(
                subject.limit().name() + "#" + hash.value() + "#" + index,
                subject.limit(),
                Instant.ofEpochSecond((index + 1) * length));
    }

    Duration remaining(Instant now) {
        return Duration.between(now, end);
    }
}
