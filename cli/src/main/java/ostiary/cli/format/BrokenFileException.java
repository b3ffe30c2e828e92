package ostiary.cli.format;

/// Thrown when a file can't be read to its end; the message says where and why, and quotes no content.
public final class BrokenFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenFileException(String message) {
        super(message);
    }
}
