package ostiary.functions.rehearsal;

/// Port: deployments that wait for the verdict of a rehearsal.
public interface Deployments {
    /// Lets a deployment proceed, or stops it.
    ///
    /// @param hook id of the lifecycle hook execution that is answered
    void report(String deployment, String hook, Verdict verdict);
}
