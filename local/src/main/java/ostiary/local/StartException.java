package ostiary.local;

/// Something that the developer can put right stands in the way of starting; the message says what, a line each.
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }
}
