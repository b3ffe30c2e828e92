package ostiary.subscriber;

/// An event that [EventSchemas] doesn't know came to a consumer that was told to let it fail.
public final class UnfamiliarEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfamiliarEventException(Event event) {
        super("type %s with version %d of its schema is unknown here".formatted(event.type(), event.schemaVersion()));
    }
}
