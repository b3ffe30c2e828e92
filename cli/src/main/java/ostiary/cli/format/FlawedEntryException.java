package ostiary.cli.format;

/// An entry that can't become an account. It has no message, since the entry's text is confidential.
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
