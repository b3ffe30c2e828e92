package ostiary.core.throttle;

import java.util.List;
import java.util.Map;

/// Port: counts attempts.
public interface AttemptStore {
    /// Counts one more.
    ///
    /// @return the count with this one
    int add(AttemptWindow window);

    /// The counts so far; a very recent attempt may be missing.
    Map<AttemptWindow, Integer> counts(List<AttemptWindow> windows);
}
