package ostiary.cli.accept;

/// Whether a fact is one.
public enum State {
    OK("ok"),
    FAILED("FAILED"),
    /// Nobody knows: something that it takes was not there.
    NOT_CHECKED("not checked");

    private final String text;

    State(String text) {
        this.text = text;
    }

    /// The state as it is printed.
    @Override
    public String toString() {
        return text;
    }
}
