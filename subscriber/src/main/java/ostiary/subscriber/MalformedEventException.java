package ostiary.subscriber;

/// A message that is no event of Ostiary. The message of this exception names the place and holds nothing of the body,
/// in which an address may be, so it is fit for a log.
public final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    MalformedEventException(String field, String flaw) {
        super(field + " " + flaw);
        this.field = field;
    }

    /// Where the flaw is, such as `data.user_id`; `body` if the message is not JSON that can be read.
    public String field() {
        return field;
    }
}
