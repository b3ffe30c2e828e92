package ostiary.cli.format;

/// A file that can't be read to its end; the message says where and why, without any of its content.
public final class BrokenFileException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenFileException(String message) {
        super(message);
    }
}
