package ostiary.functions.rehearsal;

/// The result of a rehearsal.
public sealed interface Verdict {
    record Passed() implements Verdict {}

    /// The release must not get traffic.
    ///
    /// @param step the failed step, such as `refresh`
    /// @param seen the actual response, such as `503 unavailable`
    record Failed(String step, String seen) implements Verdict {}
}
