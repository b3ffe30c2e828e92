package ostiary.core.event;

import java.util.List;
import java.util.Set;

/// Port: where events go. Whoever subscribes gets each at least once, in no order.
public interface EventTopic {
    /// Publishes what it can.
    ///
    /// @param events any number
    /// @return the ids of those that were not taken; the same event may be published again
    Set<String> publish(List<DomainEvent> events);
}
