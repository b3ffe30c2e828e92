package ostiary.functions.rehearsal;

/// The walk is another's, or over.
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(String reason) {
        super(reason);
    }
}
