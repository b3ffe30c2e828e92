package ostiary.emulators.aws.states;

/// Where an execution is.
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
}
