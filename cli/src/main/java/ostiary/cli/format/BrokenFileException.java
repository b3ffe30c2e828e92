package ostiary.cli.format;

/// A file can't be read to its end; the message says where and why, and nothing of what it holds.
public final class BrokenFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenFileException(String message) {
        super(message);
    }
}
