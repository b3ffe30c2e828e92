package ostiary.cli.format;

/// An entry can't become an account. Without a message: an entry's text is nobody's business.
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
