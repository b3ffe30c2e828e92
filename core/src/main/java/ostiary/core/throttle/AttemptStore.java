package ostiary.core.throttle;

import java.util.List;
import java.util.Map;

/// Port: counts attempts in windows of time.
public interface AttemptStore {
    /// Counts one attempt.
    ///
    /// @return the count including this attempt
    int add(AttemptWindow window);

    /// The counts so far; a very recent attempt may be missing.
    Map<AttemptWindow, Integer> counts(List<AttemptWindow> windows);
}
