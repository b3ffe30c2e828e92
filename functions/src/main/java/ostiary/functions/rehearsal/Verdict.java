package ostiary.functions.rehearsal;

/// What became of a rehearsal.
public sealed interface Verdict {
    record Passed() implements Verdict {}

    /// The release must not get traffic.
    ///
    /// @param step where it went wrong: `refresh`
    /// @param seen what came instead of the right answer: `503 unavailable`
    record Failed(String step, String seen) implements Verdict {}
}
