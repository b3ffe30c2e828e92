package ostiary.emulators.aws.states;

/// Does the work of Task states.
@FunctionalInterface
public interface TaskInvoker {
    /// Answers a request. It may call [StateMachines] itself, such as with the token of the request.
    TaskAnswer invoke(StateMachine machine, TaskRequest request);

    /// Whether there is such a resource, asked when a machine is created.
    default boolean has(String resource) {
        return true;
    }
}
