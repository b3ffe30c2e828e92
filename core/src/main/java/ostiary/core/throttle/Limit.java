package ostiary.core.throttle;

import java.time.Duration;

/// How many attempts one subject has within a window of time.
///
/// @param name identifies the limit in the store
/// @param window windows follow each other without gaps from the epoch on
public record Limit(String name, int most, Duration window) {
    /// The limit applied to `subject`: a network, or a part of what all share.
    public Subject of(String subject) {
        return new Subject(this, subject);
    }

    /// The limit applied to the mailbox behind a user name or an address.
    ///
    /// @param name in the one spelling in which names are counted
    public Subject ofMailbox(String name) {
        return of(Mailbox.of(name));
    }

    /// One subject that a limit is applied to.
    public record Subject(Limit limit, String name) {
        @Override
        public String toString() {
            return "Subject of " + limit.name();
        }
    }
}
