package ostiary.server;

/// Something that the developer can put right stands in the way of starting; the message says what, a line each.
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }
}
