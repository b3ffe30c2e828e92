package ostiary.cli;

/// An error that the operator can fix; the message says what to do, in a line or two.
final class MovingException extends Exception {
    private static final long serialVersionUID = 1L;

    MovingException(String message) {
        super(message);
    }
}
