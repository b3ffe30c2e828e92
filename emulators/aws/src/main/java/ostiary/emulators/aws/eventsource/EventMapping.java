package ostiary.emulators.aws.eventsource;

import java.time.Instant;
import java.util.Optional;

/// An event source mapping, which does nothing by itself.
public interface EventMapping {
    /// Does what can be done now, up to one invocation of the function for each batch that is read side by
    /// side.
    ///
    /// @return whether anything was done, so that another step may find more to do
    boolean step();

    /// When there may be something to do though there is nothing now: the end of a window, of a pause before
    /// a retry, or of the time for which a message is hidden. Empty if only a new record or message makes
    /// work.
    Optional<Instant> next();

    /// Whether no record or message waits, and none is worked on.
    boolean isIdle();
}
