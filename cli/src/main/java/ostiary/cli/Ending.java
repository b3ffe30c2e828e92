package ostiary.cli;

/// How a command ended.
///
/// @param text what the operator is told
/// @param status that the process exits with
record Ending(String text, int status) {
    /// With as much done as was asked for.
    static Ending good(String text) {
        return new Ending(text, 0);
    }

    /// As `tally` has it.
    static Ending of(String text, Tally tally) {
        return switch (tally.exitStatus()) {
            case 0 -> good(text);
            case 3 -> new Ending(text + "\nExit status 3: all were refused, or left as they are.", 3);
            default -> new Ending(text + "\nExit status 2: some were refused, or left as they are.", 2);
        };
    }
}
