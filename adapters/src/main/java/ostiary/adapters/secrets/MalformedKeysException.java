package ostiary.adapters.secrets;

/// A secret does not hold what it should. It says what is wrong and never shows a piece of the text, which may be a
/// key;
/// for the same reason it has no cause.
final class MalformedKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedKeysException(String flaw) {
        super(flaw);
    }
}
