package ostiary.core.throttle;

import java.time.Duration;

/// How many attempts one subject has within a window of time.
///
/// @param name identifies the limit in the store
/// @param window windows follow each other without gaps from the epoch on
public record Limit(String name, int most, Duration window) {
    /// The limit applied to `subject`: an address, a user name or a network.
    public Subject of(String subject) {
        return new Subject(this, subject);
    }

    /// One subject that a limit is applied to.
    public record Subject(Limit limit, String name) {
        @Override
        public String toString() {
            return "Subject of " + limit.name();
        }
    }
}
