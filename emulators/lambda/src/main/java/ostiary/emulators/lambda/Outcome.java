package ostiary.emulators.lambda;

/// The result of an invocation.
public sealed interface Outcome {
    /// The handler returned.
    record Answered(String payload) implements Outcome {}

    /// The handler threw.
    ///
    /// @param error Lambda's JSON for the caller, with `errorMessage`, `errorType`, `stackTrace`
    record Failed(String error) implements Outcome {}

    /// The timeout passed, and the process was killed.
    record TimedOut() implements Outcome {}

    /// The process ended by itself, before the handler began or while it ran.
    record Crashed(String why) implements Outcome {}
}
