package ostiary.core.throttle;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import ostiary.core.throttle.Limit.Subject;
import ostiary.core.token.Sha256;

/// One subject's count of attempts within one window.
///
/// @param key names subject and window; the subject only as a hash, so that the store holds no list of addresses
/// @param end when the count starts anew
public record AttemptWindow(String key, Limit limit, Instant end) {
    /// The window that an attempt made `now` counts in.
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
