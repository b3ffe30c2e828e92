package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;

/// Does the work of Task states.
@FunctionalInterface
public interface TaskInvoker {
    /// Answers a request. It may call [StateMachines] itself, such as with the token of the request.
    TaskAnswer invoke(StateMachine machine, TaskRequest request);

    /// Whether such a task is modelled, asked when a machine is created.
    ///
    /// @param parameters the template of its parameters, or a missing node
    default boolean has(String resource, JsonNode parameters) {
        return true;
    }
}
