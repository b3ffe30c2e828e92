package ostiary.core.throttle;

import java.time.Duration;

/// How often something may be tried by, or against, one subject.
///
/// @param name tells it from other limits in the store
/// @param window windows lie back to back from the epoch on
public record Limit(String name, int most, Duration window) {
    /// The limit as it applies to `subject`: an address, a user name.
    public Subject of(String subject) {
        return new Subject(this, subject);
    }

    /// Whom a limit is applied to.
    public record Subject(Limit limit, String name) {
        @Override
        public String toString() {
            return "Subject of " + limit.name();
        }
    }
}
