package ostiary.cli;

/// The result of a command.
///
/// @param text the summary for the operator
/// @param status the exit status of the process
record Ending(String text, int status) {
    /// The command did all that it was asked to do.
    static Ending good(String text) {
        return new Ending(text, 0);
    }

    /// The exit status follows from the outcomes counted by `tally`.
    static Ending of(String text, Tally tally) {
        return switch (tally.exitStatus()) {
            case 0 -> good(text);
            case 3 -> new Ending(text + "\nExit status 3: all were refused, or left as they are.", 3);
            default -> new Ending(text + "\nExit status 2: some were refused, or left as they are.", 2);
        };
    }
}
