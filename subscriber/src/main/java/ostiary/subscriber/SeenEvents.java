package ostiary.subscriber;

/// Port: the ids of the events whose effect is done, for effects that are no copy, such as a mail. A copy needs none of
/// this: its versions do the same, and better.
///
/// In a DynamoDB table with the key `event` and a TTL: `GetItem` with a consistent read, and `PutItem`. Keep a mark for
/// longer than an event can come again: 14 days in the queue and 14 in its dead-letter queue are 28; 35 are on the safe
/// side.
public interface SeenEvents {
    /// Whether the event has been marked.
    boolean contains(String eventId);

    /// Marks the event, once more if need be.
    void mark(String eventId);
}
