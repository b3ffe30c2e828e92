package ostiary.functions.gateway;

/// An event that is not what its sender's documentation promises, or a request in it that is malformed.
public final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String flaw;

    /// Carries no cause: a parser's message quotes what it read.
    ///
    /// @param flaw says what is wrong and quotes nothing that a client wrote: callers and logs see it
    MalformedEventException(String flaw) {
        super(flaw);
        this.flaw = flaw;
    }

    public String flaw() {
        return flaw;
    }
}
