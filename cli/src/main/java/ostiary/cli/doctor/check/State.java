package ostiary.cli.doctor.check;

/// How bad a finding is.
public enum State {
    OK("ok"),
    /// It works; somebody should look at it.
    WARN("warn"),
    /// Something does not work, or will not.
    FAIL("fail"),
    /// Nobody knows: it could not be read.
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
