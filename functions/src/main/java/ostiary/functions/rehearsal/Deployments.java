package ostiary.functions.rehearsal;

/// Port: deployments that wait for the verdict of a rehearsal.
public interface Deployments {
    /// Whether a deployment moves an alias to an older version than it has. Versions are numbered upwards, and an old
    /// commit that is released again gets a new number: only a rollback goes back.
    boolean goesBack(String deployment);

    /// Lets a deployment proceed, or stops it.
    ///
    /// @param hook id of the lifecycle hook execution that is answered
    void report(String deployment, String hook, Verdict verdict);
}
