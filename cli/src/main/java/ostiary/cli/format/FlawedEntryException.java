package ostiary.cli.format;

/// Thrown when an entry can't become an account. The message is the flaw's code, as the entry's text is confidential.
final class FlawedEntryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    FlawedEntryException(Flaw flaw) {
        super(flaw.code());
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }
}
