package ostiary.functions.rehearsal;

/// How things stand with the verdict on a release, for the hook that asks.
public sealed interface Standing {
    /// The hook has the walk.
    record Yours() implements Standing {}

    /// Another hook has it.
    record Walking() implements Standing {}

    /// There is a verdict.
    record Decided(Verdict verdict) implements Standing {}
}
