package ostiary.emulators.lambda;

/// What became of an invocation.
public sealed interface Outcome {
    /// The handler returned.
    record Answered(String payload) implements Outcome {}

    /// The handler threw.
    ///
    /// @param error what Lambda tells the caller: JSON with `errorMessage`, `errorType`, `stackTrace`
    record Failed(String error) implements Outcome {}

    /// The time was over, and the process was ended in the middle of it.
    record TimedOut() implements Outcome {}

    /// The process ended by itself, before the handler began or while it ran.
    record Crashed(String why) implements Outcome {}
}
