package ostiary.functions.rehearsal;

/// Port: the deployments that wait for a verdict.
public interface Deployments {
    /// Lets a deployment go on, or ends it.
    ///
    /// @param hook which of its questions this answers
    void report(String deployment, String hook, Verdict verdict);
}
