package ostiary.cli;

/// Something that the operator can put right stands in the way; the message says what, in a line or two.
final class MovingException extends Exception {
    private static final long serialVersionUID = 1L;

    MovingException(String message) {
        super(message);
    }
}
