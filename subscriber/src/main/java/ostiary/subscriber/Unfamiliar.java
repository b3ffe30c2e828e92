package ostiary.subscriber;

/// Ways to treat an event that [EventSchemas] doesn't know.
public enum Unfamiliar {
    /// Take it off the queue and do nothing.
    IGNORE,
    /// Leave it to the dead-letter queue, from where it comes back by a redrive once the function knows it.
    FAIL,
    /// Hand it over: the handler looks at [Event#isKnown()] itself.
    HANDLE
}
