package ostiary.adapters.secrets;

/// A secret without a valid key set. Neither the message nor a cause shows the text, which may contain a key.
final class MalformedKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedKeysException(String flaw) {
        super(flaw);
    }
}
