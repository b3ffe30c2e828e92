package ostiary.core.event;

import java.time.Instant;
import java.util.OptionalLong;

/// Something that happened, told to whoever subscribes.
///
/// @param id the same whenever it is told again, and of no other event
/// @param version of the entity; of two events on it the higher is newer. Empty where an event changes nothing
/// @param time when the change was written
public record DomainEvent(String id, EventType type, OptionalLong version, Instant time, EventData data) {
    /// An event that makes another version of its entity.
    ///
    /// @param change the id of the change that it tells of
    public static DomainEvent of(String change, EventType type, long version, Instant time, EventData data) {
        return new DomainEvent(change + "." + type.text(), type, OptionalLong.of(version), time, data);
    }

    /// An event after which its entity is as before.
    ///
    /// @param change the id of the change that it tells of
    public static DomainEvent of(String change, EventType type, Instant time, EventData data) {
        return new DomainEvent(change + "." + type.text(), type, OptionalLong.empty(), time, data);
    }
}
