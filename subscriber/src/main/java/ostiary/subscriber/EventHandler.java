package ostiary.subscriber;

/// A team's own doing about an event. It may be asked to do it again, and in any order.
@FunctionalInterface
public interface EventHandler {
    /// Returns when it is done. Whatever is thrown, the event comes again.
    void handle(Event event);
}
